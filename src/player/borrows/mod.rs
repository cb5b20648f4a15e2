//! The pictures of borrows and permissions beside the source, and what a rejected program gets
//! instead of a run. What they show is fetched when the first of them is opened.

mod boxes;
mod conflict;
mod overlay;
mod permissions;
mod regions;
mod rejected;
mod spans;

use std::sync::Arc;

use leptos::prelude::*;
use mir::Borrows;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

pub use boxes::{ROOM, add_letters, sentence_of};
pub use overlay::{Line, Mark, Overlay};
pub use rejected::Rejected;

use super::Parts;
use super::console::with_code;
use crate::compiler::Compiler;
use crate::dom;
use crate::signals::{Memo, RwSignal, effect, when};

/// The pictures that are open.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Shown {
    /// A bracket beside the source for each borrow, and the regions of signatures.
    pub borrows: bool,
    /// Read, write and own for the places of each line, and on the variables of the picture.
    pub permissions: bool,
}

/// The state of the pictures of one player. A handle: copies mean the same player's.
#[derive(Clone, Copy)]
pub struct Pictures {
    /// What is open.
    pub shown: RwSignal<Shown>,
    /// What the borrow checker knows of the source as it is; none until it was asked for.
    pub facts: RwSignal<Option<Arc<Borrows>>>,
    /// The run is of a program that rustc rejects.
    pub is_counterfactual: RwSignal<bool>,
    /// What the reader clicked on says.
    said: RwSignal<Option<String>>,
}

impl Pictures {
    /// As the chapter wants it, and as the reader had it last.
    pub fn new(wanted: &str) -> Self {
        let remembered = remembered();
        let is_on = |word: &str| [wanted, &remembered].iter().any(|it| has_word(it, word));
        let shown = Shown { borrows: is_on("borrows"), permissions: is_on("permissions") };
        Self {
            shown: RwSignal::new(shown),
            facts: RwSignal::new(None),
            is_counterfactual: RwSignal::new(false),
            said: RwSignal::new(None),
        }
    }

    /// Opens the pictures that the words name, and closes the others.
    pub fn show(self, words: &str) {
        let is_on = |word: &str| has_word(words, word);
        self.shown.set(Shown { borrows: is_on("borrows"), permissions: is_on("permissions") });
    }

    /// Forgets what is known: the source has changed.
    pub fn forget(self) {
        self.said.set(None);
        if self.facts.with_untracked(Option::is_some) {
            self.facts.set(None);
        }
    }

    /// Says what was clicked on, or is silent again; false beside everything that says something.
    pub fn say(self, event: &Event, overlay: &Overlay) -> bool {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let speaker = element.and_then(|it| it.closest("[data-say]").ok().flatten());
        let number = speaker.and_then(|it| it.get_attribute("data-say")?.parse::<usize>().ok());
        let Some(text) = number.and_then(|number| overlay.says.get(number)) else { return false };
        let is_said = self.said.with_untracked(|said| said.as_ref() == Some(text));
        self.said.set((!is_said).then(|| text.clone()));
        true
    }
}

/// What is drawn beside and in the lines of the source, and fetching it when it is wanted.
pub fn overlay(player: Parts, is_visible: Memo<bool>) -> Memo<Arc<Overlay>> {
    let pictures = player.pictures;
    effect(move || {
        let Shown { borrows, permissions } = pictures.shown.get();
        let is_rejected = player.errors.with(|errors| !errors.is_empty());
        let is_wanted = borrows || permissions || is_rejected;
        if player.is_settled.get() && is_wanted && pictures.facts.with(Option::is_none) {
            spawn_local(load(player));
        }
    });
    Memo::new(move || {
        let shown = pictures.shown.get();
        let facts = pictures.facts.get().filter(|_| is_visible.get());
        let overlay =
            facts.map(|facts| player.source.with(|it| overlay::overlay(&facts, it, shown)));
        Arc::new(overlay.unwrap_or_default())
    })
}

async fn load(player: Parts) {
    let Some(source) = player.source.try_get_untracked() else { return };
    let (url, edition) =
        player.program.with_value(|program| (program.borrows_url.clone(), program.edition.clone()));
    let bytes = match url.filter(|_| !player.is_changed()) {
        Some(url) => dom::fetch_bytes(&url).await.ok(),
        None => Compiler::borrows(&source, &edition).await,
    };
    if player.source.try_get_untracked().as_deref() == Some(source.as_str()) {
        let facts = bytes.and_then(|bytes| mir::decode_borrows(&bytes).ok());
        player.pictures.facts.set(Some(Arc::new(facts.unwrap_or_default())));
    }
}

/// A button for each picture.
#[component]
pub fn Toggles(
    /// Whose pictures.
    pictures: Pictures,
) -> impl IntoView {
    let toggle = move |label: &'static str, get: fn(&mut Shown) -> &mut bool| {
        let pressed = Memo::new(move || *get(&mut pictures.shown.get()));
        let change = move |_| {
            pictures.shown.update(|shown| *get(shown) ^= true);
            remember(pictures.shown.get_untracked());
        };
        view! {
            <button type="button" aria-pressed=move || pressed.get().to_string()
                on:click=change>{label}</button>
        }
        .into_any()
    };
    view! {
        <div class="toggles beside-source" role="group" aria-label="Show beside the source">
            {toggle("Borrows", |shown| &mut shown.borrows)}
            {toggle("Permissions", |shown| &mut shown.permissions)}
        </div>
    }
}

/// Below the source: what was clicked on, and everything as text.
#[component]
pub fn Said(
    /// Whose pictures.
    pictures: Pictures,
    /// What they say.
    overlay: Memo<Arc<Overlay>>,
) -> impl IntoView {
    let view_said = move |text: String| {
        view! {
            <p class="said">
                <span>{with_code(&text)}</span>
                <button type="button" class="close" aria-label="Close the explanation"
                    on:click=move |_| pictures.said.set(None)>"✕"</button>
            </p>
        }
        .into_any()
    };
    let has_text = move || overlay.with(|overlay| !overlay.text.is_empty());
    let view_text = move || {
        view! {
            <details class="as-text">
                <summary>"Borrows and permissions as text"</summary>
                <pre tabindex="0">{move || overlay.with(|overlay| overlay.text.clone())}</pre>
            </details>
        }
        .into_any()
    };
    view! {
        <div aria-live="polite">{move || pictures.said.get().map(view_said)}</div>
        {when(has_text, view_text)}
    }
}

const KEY: &str = "lives-pictures";

fn has_word(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|it| it == word)
}

/// What the reader opened last, on any page. A frame without an origin has no memory.
fn remembered() -> String {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|it| it.get_item(KEY).ok().flatten()).unwrap_or_default()
}

fn remember(shown: Shown) {
    let words = [(shown.borrows, "borrows"), (shown.permissions, "permissions")];
    let words: Vec<&str> = words.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
    if let Ok(Some(storage)) = window().local_storage() {
        // Refused when there is no room: then it is not remembered.
        let _ = storage.set_item(KEY, &words.join(" "));
    }
}
