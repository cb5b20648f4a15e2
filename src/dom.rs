//! The few things the app asks of the browser, without panics: a missing answer is `None`.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};

/// Was the document written by `crates/site`?
pub fn is_page_of_the_book() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute("data-root") && root.has_attribute("data-page"))
}

thread_local! {
    static SITE_ROOT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Says where the site is: in somebody else's page the document does not know.
pub fn set_site_root(url: &str) {
    SITE_ROOT.set(Some(url.to_owned()));
}

/// The absolute address of a file of the site, from its path below the site's root.
pub fn site_url(path: &str) -> String {
    let root = SITE_ROOT.with_borrow(Clone::clone).or_else(|| {
        let root = document().document_element()?;
        root.get_attribute("data-root")
    });
    let root = root.unwrap_or_else(|| "./".to_owned());
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let resolve =
        |url: &str, base: &str| web_sys::Url::new_with_base(url, base).map(|url| url.href());
    resolve(&root, &base).and_then(|root| resolve(path, &root)).unwrap_or_else(|_| path.to_owned())
}

/// Fetches a file as bytes.
///
/// # Errors
/// A sentence for the reader.
pub async fn fetch_bytes(url: &str) -> Result<Vec<u8>, String> {
    let response = fetch(url).await?;
    let buffer = response.array_buffer().map_err(|error| unreadable(url, &error))?;
    let buffer = JsFuture::from(buffer).await.map_err(|error| unreadable(url, &error))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Fetches a file as text.
///
/// # Errors
/// A sentence for the reader.
pub async fn fetch_text(url: &str) -> Result<String, String> {
    let response = fetch(url).await?;
    let text = response.text().map_err(|error| unreadable(url, &error))?;
    let text = JsFuture::from(text).await.map_err(|error| unreadable(url, &error))?;
    Ok(text.as_string().unwrap_or_default())
}

async fn fetch(url: &str) -> Result<Response, String> {
    let response = JsFuture::from(window().fetch_with_str(url))
        .await
        .map_err(|error| unreadable(url, &error))?;
    let response: Response = response.dyn_into().map_err(|error| unreadable(url, &error))?;
    match response.ok() {
        true => Ok(response),
        false => Err(format!("{url} could not be loaded (status {}).", response.status())),
    }
}

fn unreadable(url: &str, error: &JsValue) -> String {
    format!("{url} could not be loaded: {}", message(error))
}

/// The text of a JavaScript error.
pub fn message(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => format!("{error:?}"),
    }
}

/// Milliseconds since the page was loaded.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Runs `then` as soon as the browser has had its turn.
pub fn soon(then: impl FnOnce() + 'static) {
    after(Duration::ZERO, then);
}

/// Runs `then` later.
pub fn after(delay: Duration, then: impl FnOnce() + 'static) {
    gloo_timers::callback::Timeout::new(delay.as_millis() as u32, then).forget();
}

/// An attribute of an element that is there and not empty.
pub fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name).filter(|value| !value.is_empty())
}

/// Copies a text to the clipboard; false when the browser refuses, as in many embeds.
pub async fn copy(text: &str) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    match clipboard.ok().and_then(|it| it.dyn_into::<web_sys::Clipboard>().ok()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
