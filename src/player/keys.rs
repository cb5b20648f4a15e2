//! Keys of a player. They count only while the player has the focus, and never while the reader
//! types or operates a control that has a meaning of its own for them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::run::Run;
use crate::signals::RwSignal;

/// Handles a key of the player; the browser keeps those that mean nothing here.
pub fn handle(event: &KeyboardEvent, run: Run, playing: RwSignal<bool>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return };
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    if modified
        || event.default_prevented()
        || closest(&target, "textarea, input:not([type=range]), select").is_some()
    {
        return;
    }
    let on_slider = closest(&target, "input[type=range]").is_some();
    let on_button = closest(&target, "button, summary, a, [role=button]").is_some();
    let key = event.key();
    let done = match key.as_str() {
        "ArrowLeft" | "ArrowRight" | "Home" | "End" if on_slider => false,
        "ArrowRight" | "." => act(playing, || run.step(1)),
        "ArrowLeft" | "," => act(playing, || run.step(-1)),
        "Home" => act(playing, || run.go(0)),
        "End" => act(playing, || run.go(usize::MAX)),
        " " if !on_button => {
            playing.update(|playing| *playing = !*playing);
            true
        }
        "ArrowDown" | "ArrowUp" if !on_slider => {
            rove(&target, if key == "ArrowDown" { 1 } else { -1 })
        }
        digit => match digit.parse::<usize>() {
            Ok(tenth) if tenth <= 9 => {
                act(playing, || run.go(run.recorded().stops.saturating_sub(1) * tenth / 9))
            }
            _ => false,
        },
    };
    if done {
        event.prevent_default();
        // Slides and other hosts have keys of their own.
        event.stop_propagation();
    }
}

fn act(playing: RwSignal<bool>, action: impl FnOnce()) -> bool {
    playing.set(false);
    untrack(action);
    true
}

/// Moves the focus inside a `[data-rove]` list of buttons: the list is one stop of the Tab key.
fn rove(target: &Element, by: i32) -> bool {
    let Some(list) = closest(target, "[data-rove]") else { return false };
    let Ok(buttons) = list.query_selector_all("button, [role=button]") else { return false };
    let here = (0..buttons.length())
        .find(|&index| buttons.item(index).is_some_and(|button| button.is_same_node(Some(target))));
    let next = here.map_or(0, |here| here as i32 + by).clamp(0, buttons.length() as i32 - 1);
    if let Some(button) =
        buttons.item(next as u32).and_then(|node| node.dyn_into::<HtmlElement>().ok())
    {
        let _ = button.focus();
    } else if let Some(shape) =
        buttons.item(next as u32).and_then(|node| node.dyn_into::<web_sys::SvgElement>().ok())
    {
        let _ = shape.focus();
    }
    true
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}
