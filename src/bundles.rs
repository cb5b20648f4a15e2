//! The book's programs, as its pages ship them: each without what all of them share.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use mir::{Library, Program};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::dom;

/// Below the site's root: what the programs share, made by `crates/site`.
const LIBRARY: &str = "programs/library.shelf";

thread_local! {
    static SHARED: RefCell<Option<Rc<Library>>> = const { RefCell::new(None) };
    static FETCHING: RefCell<Option<Promise>> = const { RefCell::new(None) };
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
    // Several players of a page ask at the same time: one of them fetches.
    let fetching = FETCHING.with_borrow_mut(|fetching| {
        fetching.get_or_insert_with(|| future_to_promise(fetch_library())).clone()
    });
    let fetched = JsFuture::from(fetching).await;
    FETCHING.take();
    if let Err(why) = fetched {
        return Err(why.as_string().unwrap_or_default());
    }
    SHARED.with_borrow(Clone::clone).ok_or_else(String::new)
}

/// Leaves the library in [`SHARED`].
async fn fetch_library() -> Result<JsValue, JsValue> {
    let bytes = dom::fetch_bytes(&dom::site_url(LIBRARY)).await?;
    let library = mir::decode_library(&bytes).map_err(|error| error.to_string())?;
    SHARED.set(Some(Rc::new(library)));
    Ok(JsValue::UNDEFINED)
}
