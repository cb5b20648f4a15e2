//! The book's programs, as its pages ship them: each without what all of them share.

use std::cell::RefCell;
use std::rc::Rc;

use mir::{Library, Program};

use crate::dom;

/// Below the site's root: what the programs share, made by `crates/site`.
const LIBRARY: &str = "programs/library.shelf";

thread_local! {
    static SHARED: RefCell<Option<Rc<Library>>> = const { RefCell::new(None) };
}

/// Fetches a program, and the library with the first one that needs it.
///
/// # Errors
/// A sentence for the reader.
pub async fn load(url: &str) -> Result<Program, String> {
    let bytes = dom::fetch_bytes(url).await?;
    if let Ok(program) = mir::decode(&bytes) {
        return Ok(program);
    }
    let library = library().await?;
    mir::decode_with(&bytes, &library).map_err(|error| error.to_string())
}

async fn library() -> Result<Rc<Library>, String> {
    if let Some(library) = SHARED.with_borrow(Clone::clone) {
        return Ok(library);
    }
    let bytes = dom::fetch_bytes(&dom::site_url(LIBRARY)).await?;
    let library = Rc::new(mir::decode_library(&bytes).map_err(|error| error.to_string())?);
    SHARED.set(Some(Rc::clone(&library)));
    Ok(library)
}
