//! Compiles and runs the programs of a book.

use std::{collections::BTreeMap, rc::Rc};

use analysis::{Edition, World};
use embed::Still;
use machine::{Config, Trace};

/// Steps that a program of a book may take.
const MAX_STEPS: u64 = 20_000_000;

/// A program that was compiled and run.
pub struct Program {
    /// The compiled program.
    pub bundle: Vec<u8>,
    /// Its picture and its steps.
    pub still: Still,
    trace: Trace,
}

impl Program {
    /// The picture of a step, from 1.
    ///
    /// # Errors
    /// When there is no such step.
    pub fn picture(&self, step: usize) -> Result<String, String> {
        match step {
            1.. if step <= self.still.total => {
                Ok(embed::picture("the program", &self.trace, step - 1))
            }
            _ => Err(format!("there is no step {step}; the program has {}", self.still.total)),
        }
    }
}

/// Keeps one front end for each edition.
#[derive(Default)]
pub struct Programs {
    worlds: BTreeMap<String, World>,
}

impl Programs {
    /// Compiles and runs a program.
    ///
    /// # Errors
    /// What the compiler says.
    pub fn compile(&mut self, source: &str, edition: &str) -> Result<Program, String> {
        let world = self
            .worlds
            .entry(edition.to_owned())
            .or_insert_with(|| World::new(edition.parse::<Edition>().unwrap_or_default()));
        world.set_source(source);
        let compiled = mir_build::compile(world);
        let Some(program) = compiled.program else {
            let lines = compiled.errors.iter().map(|error| {
                let code = error.code.unwrap_or("syntax");
                format!("\n  line {} of the block: {code}: {}", error.line, error.message)
            });
            return Err(format!("the program does not compile{}", lines.collect::<String>()));
        };
        let bundle = mir::encode(&program).map_err(|error| error.to_string())?;
        let config = Config { max_steps: MAX_STEPS, ..Config::default() };
        let mut trace = Trace::new(Rc::new(program), config);
        trace.record(u64::MAX);
        let still = Still::new("the program", &trace);
        Ok(Program { bundle, still, trace })
    }
}
