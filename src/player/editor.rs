//! The editor: the platform's text area (its keys, its undo, its input methods) over a coloured
//! copy of the text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

use super::source::html;
use crate::compiler::CompileError;
use crate::signals::{Memo, RwSignal, effect};

/// Longest program that is compiled, in bytes; `crates/compiler-web` has the same limit.
pub const MAX_SOURCE: usize = 400_000;
/// Longest program with colours and line numbers: above it every key would take noticeably long.
const MAX_COLOURED: usize = 60_000;

/// The source while it is being edited.
#[component]
pub fn Editor(
    /// The text.
    source: RwSignal<String>,
    /// What the compiler said about it.
    errors: RwSignal<Vec<CompileError>>,
) -> impl IntoView {
    // Esc, then Tab, leaves the editor: otherwise Tab indents.
    let tab_leaves = RwSignal::new(false);
    let frame = NodeRef::<leptos::html::Div>::new();
    let mut is_first = true;
    effect(move || {
        let area = frame.get().and_then(|frame| frame.query_selector("textarea").ok().flatten());
        let Some(area) = area.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) else {
            return;
        };
        // A reset changes the text from outside.
        let text = source.get();
        if area.value() != text {
            area.set_value(&text);
        }
        if std::mem::take(&mut is_first) {
            let _ = area.focus();
        }
    });
    let bad_lines = Memo::new(move || {
        errors.with(|errors| errors.iter().map(|error| error.line).collect::<Vec<_>>())
    });
    let is_long = Memo::new(move || source.with(|text| text.len() > MAX_COLOURED));
    let lines = move || {
        let text = source.get();
        let bad_lines = bad_lines.get();
        // A longer text is shown by the text area itself: see `plain` below.
        let lines = if is_long.get() { Vec::new() } else { highlight::lines(&text) };
        let mut rows = String::new();
        for (pieces, line) in lines.iter().zip(1_u32..) {
            let class = if bad_lines.contains(&line) { "failed" } else { "" };
            let text = html(pieces);
            rows += &format!(
                "<li class=\"{class}\"><span class=\"gutter no\">{line}</span>\
                 <code class=\"text\">{text}</code></li>"
            );
        }
        rows
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        match event.key().as_str() {
            "Escape" => tab_leaves.set(true),
            "Tab" if tab_leaves.get_untracked() || event.ctrl_key() || event.alt_key() => {}
            "Tab" => {
                event.prevent_default();
                insert(&event, if event.shift_key() { None } else { Some("    ") });
            }
            "Enter" if !event.ctrl_key() && !event.is_composing() => {
                event.prevent_default();
                let text = new_line(&event);
                insert(&event, Some(&text));
            }
            "Shift" | "Control" | "Alt" | "Meta" => {}
            _ => tab_leaves.set(false),
        }
    };
    view! {
        <div class=move || if is_long.get() { "editor plain" } else { "editor" } node_ref=frame>
            <div class="sheet">
                <ol class="lines" aria-hidden="true" inner_html=move || lines()></ol>
                <textarea aria-label="Source of the program" spellcheck="false"
                    autocapitalize="off" autocomplete="off" wrap="off"
                    aria-invalid=move || (!errors.with(Vec::is_empty)).then_some("true")
                    on:keydown=on_key
                    on:blur=move |_| tab_leaves.set(false)
                    on:input:target=move |event| source.set(event.target().value()) />
            </div>
        </div>
        <p class="hint">
            {move || match tab_leaves.get() {
                true => "Tab leaves the editor now.",
                false => "Tab indents; Esc and then Tab leaves the editor.",
            }}
        </p>
    }
}

/// Replaces the selection, or with `None` takes four spaces before the caret away. The platform's
/// own command is used where there is one, so that undo knows of it.
fn insert(event: &KeyboardEvent, text: Option<&str>) {
    let Some(area) = area_of(event) else { return };
    let Some((start, end)) = selection(&area) else { return };
    let document = leptos::prelude::document();
    let document = document.unchecked_ref::<Commands>();
    let done = match text {
        Some(text) => document.exec_command("insertText", false, text),
        None => {
            let value: Vec<u16> = area.value().encode_utf16().collect();
            let before = value.get(..start as usize).unwrap_or_default();
            if start != end || !before.ends_with(&[u16::from(b' '); 4]) {
                return;
            }
            let _ = area.set_selection_range(start - 4, end);
            document.exec_command("delete", false, "")
        }
    };
    if !done && let Some(text) = text {
        let _ = area.set_range_text(text);
        let caret = start + text.encode_utf16().count() as u32;
        let _ = area.set_selection_range(caret, caret);
        if let Ok(input) = web_sys::Event::new("input") {
            let _ = area.dispatch_event(&input);
        }
    }
}

/// A line break and the indentation of this line, one deeper after `{`.
fn new_line(event: &KeyboardEvent) -> String {
    let Some(area) = area_of(event) else { return "\n".to_owned() };
    let caret = selection(&area).map_or(0, |(start, _)| start as usize);
    let value: Vec<u16> = area.value().encode_utf16().collect();
    let before = String::from_utf16_lossy(value.get(..caret).unwrap_or_default());
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indent = &line[..line.len() - line.trim_start().len()];
    let deeper = if line.trim_end().ends_with(['{', '(', '[']) { "    " } else { "" };
    format!("\n{indent}{deeper}")
}

fn area_of(event: &KeyboardEvent) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}

fn selection(area: &HtmlTextAreaElement) -> Option<(u32, u32)> {
    Some((area.selection_start().ok()??, area.selection_end().ok()??))
}

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    /// `Document` with the old command interface: the only one that writes to the undo history.
    type Commands;
    #[wasm_bindgen(method, js_name = execCommand)]
    fn exec_command(this: &Commands, command: &str, ui: bool, value: &str) -> bool;
}
