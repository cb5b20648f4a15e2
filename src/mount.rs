//! Finds the places of a page that the app brings to life, and does so when the reader comes near.

use std::cell::RefCell;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};

use crate::compiler::CompileError;
use crate::dom;
use crate::exercise::{Exercise, Task};
use crate::player::{Player, Program, step_in_address};

thread_local! {
    static MOUNTED: RefCell<Vec<Box<dyn std::any::Any>>> = const { RefCell::new(Vec::new()) };
}

/// Watches the programs and exercises of the page, and mounts each when it comes near the screen
/// or gets the focus.
pub fn mount_all() {
    let Ok(places) = document().query_selector_all("main section.program, main section.exercise")
    else {
        return;
    };
    let near = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        |entries: js_sys::Array, observer: IntersectionObserver| {
            for entry in entries
                .iter()
                .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            {
                if entry.is_intersecting() {
                    observer.unobserve(&entry.target());
                    mount(&entry.target());
                }
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin("400px 0px");
    let observer = IntersectionObserver::new_with_options(near.as_ref().unchecked_ref(), &options);
    for index in 0..places.length() {
        let Some(place) = places.item(index).and_then(|place| place.dyn_into::<Element>().ok())
        else {
            continue;
        };
        match &observer {
            Ok(observer) => observer.observe(&place),
            Err(_) => mount(&place),
        }
        let focused = place.clone();
        let on_focus = Closure::once_into_js(move || mount(&focused));
        let once = web_sys::AddEventListenerOptions::new();
        once.set_once(true);
        let _ = place.add_event_listener_with_callback_and_add_event_listener_options(
            "focusin",
            on_focus.unchecked_ref(),
            &once,
        );
    }
    keep((observer, near));
}

/// Takes everything away that was mounted: the page is about to be turned.
pub fn unmount_all() {
    MOUNTED.take();
}

fn keep<T: 'static>(thing: T) {
    MOUNTED.with_borrow_mut(|mounted| mounted.push(Box::new(thing)));
}

fn mount(place: &Element) {
    let Some(place) =
        place.dyn_ref::<HtmlElement>().filter(|place| !place.class_list().contains("mounted"))
    else {
        return;
    };
    let _ = place.class_list().add_1("mounted");
    let program = read_program(place);
    let task = place.class_list().contains("exercise").then(|| Task::read(place, program.clone()));
    let Ok(room) = document().create_element("div") else { return };
    clear(place, "figcaption");
    let _ = place.prepend_with_node_1(&room);
    let room: HtmlElement = room.unchecked_into();
    match task {
        Some(task) => keep(mount_to(room, move || view! { <Exercise task=task /> })),
        None => keep(mount_to(room, move || view! { <Player program=program /> })),
    }
}

/// Takes the pre-rendered children away, all but those that match.
fn clear(place: &HtmlElement, kept: &str) {
    let mut next = place.first_element_child();
    while let Some(child) = next {
        next = child.next_element_sibling();
        if !child.matches(kept).unwrap_or(false) {
            child.remove();
        }
    }
}

fn read_program(place: &HtmlElement) -> Program {
    let get = |name: &str| dom::attribute(place, name);
    let id = get("data-program").unwrap_or_default();
    Program {
        anchor: place.id(),
        title: get("data-title").unwrap_or_else(|| format!("{id}.rs")),
        source: source_of(place),
        edition: get("data-edition").unwrap_or_else(|| "2024".to_owned()),
        bundle_url: get("data-bundle").map(|path| dom::site_url(&path)),
        borrows_url: get("data-borrows").map(|path| dom::site_url(&path)),
        anyway_url: get("data-anyway").map(|path| dom::site_url(&path)),
        errors: errors_of(place),
        at: get("data-at"),
        show: get("data-show").unwrap_or_default(),
        embed_url: (!id.is_empty()).then(|| format!("embed/{id}.html")),
        start: step_in_address(&place.id()),
        fixed: false,
    }
}

fn source_of(place: &Element) -> String {
    let listing = place.query_selector("pre.listing code").ok().flatten();
    listing.and_then(|listing| listing.text_content()).unwrap_or_default()
}

/// What rustc says about a program that it rejects.
fn errors_of(place: &Element) -> Vec<CompileError> {
    let script = place.query_selector("script.diagnostics").ok().flatten();
    let text = script.and_then(|script| script.text_content());
    let Some(Ok(errors)) = text.map(|text| js_sys::JSON::parse(&text)) else { return Vec::new() };
    read_errors(&errors)
}

/// A list of errors as `crates/site` writes it.
pub fn read_errors(errors: &JsValue) -> Vec<CompileError> {
    let Some(errors) = errors.dyn_ref::<js_sys::Array>() else { return Vec::new() };
    let read = |error: JsValue| {
        let get = |name: &str| js_sys::Reflect::get(&error, &name.into()).ok();
        Some(CompileError {
            code: get("code").and_then(|code| code.as_string()),
            line: get("line")?.as_f64()? as u32,
            message: get("message").and_then(|message| message.as_string()).unwrap_or_default(),
        })
    };
    errors.iter().filter_map(read).collect()
}
