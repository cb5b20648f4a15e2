//! Turns pages without leaving them: the next page's `<main>` takes the place of this one's, and
//! the modules stay loaded. Where anything goes wrong the browser follows the link as usual.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
// Not Leptos': that one works only after the first player of the page was mounted.
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Document, DomParser, Element, HtmlAnchorElement, HtmlElement, MouseEvent, PopStateEvent,
    SupportedType, Url,
};

use crate::{dom, mount};

/// Follows the links of the book from here on.
pub fn turn_in_place() {
    let on_click = Closure::<dyn FnMut(MouseEvent)>::new(|event: MouseEvent| {
        if let Some(url) = wanted(&event) {
            event.prevent_default();
            spawn_local(turn(url, Turn::Forward));
        }
    });
    let on_back = Closure::<dyn FnMut(PopStateEvent)>::new(|event: PopStateEvent| {
        if let Ok(url) = window().location().href() {
            spawn_local(turn(url, Turn::Back { scroll: event.state().as_f64() }));
        }
    });
    if let Ok(url) = window().location().href() {
        remember(&url);
    }
    let _ = document().add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
    let _ = window().add_event_listener_with_callback("popstate", on_back.as_ref().unchecked_ref());
    // Both live as long as the document.
    on_click.forget();
    on_back.forget();
}

/// How a page is turned.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    /// A link was followed.
    Forward,
    /// Back or forth in the history, to where the reader was on that page.
    Back { scroll: Option<f64> },
}

/// The address of the page to turn to, when the click means one of ours.
fn wanted(event: &MouseEvent) -> Option<String> {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    let is_page = link.target().is_empty()
        && !link.has_attribute("download")
        && link.pathname().ends_with(['/', 'l']);
    let is_ours =
        link.href().starts_with(&dom::site_url(".")) && !link.pathname().contains("/embed/");
    (is_page && is_ours && !is_same_page(&link.href())).then(|| link.href())
}

fn without_hash(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

/// Only the place in the page differs: the browser goes there by itself.
fn is_same_page(url: &str) -> bool {
    window().location().href().is_ok_and(|here| without_hash(&here) == without_hash(url))
}

async fn turn(url: String, how: Turn) {
    let shown = document().document_element().and_then(|root| root.get_attribute("data-shown"));
    if how != Turn::Forward && shown.as_deref() == Some(without_hash(&url)) {
        return;
    }
    let turned = match dom::fetch_text(without_hash(&url)).await {
        Ok(html) => show(&html, &url, how),
        Err(_) => None,
    };
    if turned.is_none() {
        let _ = window().location().set_href(&url);
    }
}

/// Puts a page in the place of this one; `None` when it is not one of the book's.
fn show(html: &str, url: &str, how: Turn) -> Option<()> {
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let next = page.query_selector("main#main").ok()??;
    let old = document().query_selector("main#main").ok()??;
    let scroll = window().scroll_y().unwrap_or_default();
    mount::unmount_all();
    if how == Turn::Forward {
        let history = window().history().ok()?;
        history.replace_state_with_url(&scroll.into(), "", None).ok()?;
        history.push_state_with_url(&JsValue::NULL, "", Some(url)).ok()?;
    }
    let next = document().import_node_with_deep(&next, true).ok()?;
    old.replace_with_with_node_1(&next).ok()?;
    document().set_title(&page.title());
    mark_contents(&page);
    remember(url);
    if let Ok(Some(menu)) = document().query_selector("input.contents-open:checked")
        && window()
            .inner_width()
            .ok()
            .and_then(|it| it.as_f64())
            .is_some_and(|width| width < 1120.0)
    {
        menu.unchecked_into::<web_sys::HtmlInputElement>().set_checked(false);
    }
    go_to_place(&next.unchecked_into(), url, how);
    mount::mount_all();
    Some(())
}

/// Notes which page is shown: its address may say so before it is.
fn remember(url: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-shown", without_hash(url));
    }
}

/// The contents list marks the page that is shown, as the new page's own list does.
fn mark_contents(page: &Document) {
    let list = |document: &Document| document.query_selector("nav.contents").ok().flatten();
    if let (Some(old), Some(new)) = (list(&document()), list(page)) {
        old.set_inner_html(&new.inner_html());
    }
}

/// To the heading that the address names, or to the top; the focus goes with it.
fn go_to_place(main: &HtmlElement, url: &str, how: Turn) {
    let hash = Url::new(url).map(|url| url.hash()).unwrap_or_default();
    let id = hash.trim_start_matches('#').split('@').next().unwrap_or_default().to_owned();
    let place = (!id.is_empty()).then(|| document().get_element_by_id(&id)).flatten();
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = main.focus_with_options(&options);
    match (how, place) {
        (Turn::Back { scroll: Some(scroll) }, _) => window().scroll_to_with_x_and_y(0.0, scroll),
        (_, Some(place)) => place.scroll_into_view(),
        _ => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}
