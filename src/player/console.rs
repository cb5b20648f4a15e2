//! What the program printed, how it ended, and what the compiler said.

use leptos::prelude::*;

use super::Shown;
use super::run::{Ending, Run};
use crate::compiler::CompileError;
use crate::signals::{Memo, RwSignal};

/// What the program has printed so far.
#[component]
pub fn Console(
    /// The stop that is shown.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let panel = move |title: &'static str, pick: fn(&Shown) -> &String| {
        let text = Memo::new(move || shown.with(|shown| shown.as_ref().map(pick).cloned()));
        let view_text = move |text: String| {
            view! { <section class="console" part="console"><h4>{title}</h4><pre tabindex="0">{text}</pre></section> }
                .into_any()
        };
        view! { {move || text.get().filter(|text| !text.is_empty()).map(view_text)} }.into_any()
    };
    vec![panel("Printed", |shown| &shown.stdout), panel("Printed to stderr", |shown| &shown.stderr)]
}

/// How the run ended.
#[component]
pub fn OutcomeView(
    /// The run.
    run: Run,
    /// Whether a bad end is told before the reader gets there: of a program of the reader's, which
    /// has no suspense.
    early: Memo<bool>,
) -> impl IntoView {
    let ending = Memo::new(move || run.ending(early.get()));
    let view_ending = |ending: Ending| {
        let line = ending.line.map(|line| format!(" (line {line})"));
        view! {
            <p class=if ending.is_good { "outcome good" } else { "outcome bad" } role="status">
                <strong>{ending.title}{line}": "</strong>{with_code(&ending.message)}
            </p>
        }
        .into_any()
    };
    view! { {move || ending.get().map(view_ending)} }
}

/// What the compiler said, each error with a way to its line.
#[component]
pub fn Errors(
    /// The errors.
    errors: RwSignal<Vec<CompileError>>,
    /// Set to true when the reader wants to see the place of one.
    editing: RwSignal<bool>,
) -> impl IntoView {
    let view_error = move |error: CompileError| {
        let line = error.line;
        view! {
            <li>
                <button type="button" on:click=move |_| editing.set(true)>"line "{line}</button>" "
                {error.code.map(|code| view! { <strong class="error-code">{code}" "</strong> }.into_any())}
                {with_code(&error.message)}
            </li>
        }
        .into_any()
    };
    let view_errors = move |errors: Vec<CompileError>| {
        view! {
            <div role="status">
                <ul class="errors" aria-label="Errors">
                    {errors.into_iter().take(20).map(view_error).collect_view()}
                </ul>
            </div>
        }
        .into_any()
    };
    view! { {move || (!errors.with(Vec::is_empty)).then(|| view_errors(errors.get()))} }
}

/// A sentence whose parts between backquotes are code.
pub fn with_code(sentence: &str) -> Vec<AnyView> {
    sentence
        .split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| match index % 2 {
            0 => part.to_owned().into_any(),
            _ => view! { <code>{part.to_owned()}</code> }.into_any(),
        })
        .collect()
}
