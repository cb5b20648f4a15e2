//! The compiler as a wasm module: runs in a worker, loaded when the reader first edits.
//!
//! One `World` for each edition is kept from call to call: the standard library is analysed once,
//! and a change of the program re-checks only what it touches.

use std::cell::RefCell;

use analysis::{Edition, World};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// Longest program accepted, in bytes: a 10,000-line file.
const MAX_SOURCE: usize = 400_000;

thread_local! {
    static WORLD: RefCell<Option<World>> = const { RefCell::new(None) };
}

/// An error as the page reads it.
#[derive(Serialize)]
struct CompileError {
    code: Option<String>,
    line: u32,
    message: String,
}

/// Called once when the module is loaded: a panic is a defect of ours, and is written to the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Compiles a program: answers with its bundle (`mir::encode`), or with `!` and its errors in
/// postcard's format.
#[wasm_bindgen]
pub fn compile(source: &str, edition: &str) -> Vec<u8> {
    answer(source, edition).unwrap_or_else(|errors| {
        let mut bytes = vec![b'!'];
        // Serialising strings and numbers into memory cannot fail.
        bytes.extend(postcard::to_stdvec(&errors).unwrap_or_default());
        bytes
    })
}

/// What the borrow checker knows of a program (`mir::encode_borrows`); empty when nothing is.
#[wasm_bindgen]
pub fn borrows(source: &str, edition: &str) -> Vec<u8> {
    let found = with_world(source, edition, |world| {
        let borrows = mir_build::borrows(world);
        mir::encode_borrows(&mir_build::with_fixes(world, borrows)).ok()
    });
    found.ok().flatten().unwrap_or_default()
}

/// The bundle of a program that rustc would reject for its borrows; empty when it cannot be run.
#[wasm_bindgen]
pub fn anyway(source: &str, edition: &str) -> Vec<u8> {
    let found = with_world(source, edition, |world| {
        mir_build::compile_anyway(world).and_then(|program| mir::encode(&program).ok())
    });
    found.ok().flatten().unwrap_or_default()
}

fn answer(source: &str, edition: &str) -> Result<Vec<u8>, Vec<CompileError>> {
    with_world(source, edition, |world| {
        let compiled = mir_build::compile(world);
        match compiled.program {
            Some(program) if compiled.errors.is_empty() => {
                mir::encode(&program).map_err(|why| vec![error(why.to_string())])
            }
            _ => Err(compiled.errors.into_iter().map(CompileError::from).collect()),
        }
    })?
}

/// Looks at a program in the world of its edition.
fn with_world<R>(
    source: &str,
    edition: &str,
    look: impl FnOnce(&mut World) -> R,
) -> Result<R, Vec<CompileError>> {
    let edition: Edition = edition.parse().map_err(|why| vec![error(why)])?;
    if source.len() > MAX_SOURCE {
        let sizes = format!("{} bytes, and the book's compiler takes {MAX_SOURCE}", source.len());
        return Err(vec![error(format!("This program is too long: it has {sizes}."))]);
    }
    WORLD.with_borrow_mut(|world| {
        if world.as_ref().is_none_or(|world| world.edition != edition) {
            *world = Some(World::new(edition));
        }
        let Some(world) = world else { return Err(Vec::new()) };
        world.set_source(source);
        Ok(look(world))
    })
}

fn error(message: String) -> CompileError {
    CompileError { code: None, line: 1, message }
}

impl From<analysis::Diagnostic> for CompileError {
    fn from(diagnostic: analysis::Diagnostic) -> Self {
        Self {
            code: diagnostic.code.map(str::to_owned),
            line: diagnostic.line,
            message: diagnostic.message,
        }
    }
}
