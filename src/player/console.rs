//! What the program printed, how it ended, and what the compiler said.

use leptos::prelude::*;

use super::run::{Ending, Run};
use crate::compiler::CompileError;

/// What the program has printed so far.
#[component]
pub fn Console(
    /// Standard output, then standard error.
    printed: Signal<(String, String)>,
) -> impl IntoView {
    let panel = move |title: &'static str, pick: fn(&(String, String)) -> &String| {
        let text = Memo::new(move |_| printed.with(|printed| pick(printed).clone()));
        view! {
            <Show when=move || text.with(|text| !text.is_empty())>
                <section class="console">
                    <h4>{title}</h4>
                    <pre tabindex="0">{text}</pre>
                </section>
            </Show>
        }
    };
    view! {
        {panel("Printed", |printed| &printed.0)}
        {panel("Printed to stderr", |printed| &printed.1)}
    }
}

/// How the run ended.
#[component]
pub fn OutcomeView(
    /// The run.
    run: Run,
    /// Whether a bad end is told before the reader gets there: of a program of the reader's, which
    /// has no suspense.
    early: Signal<bool>,
) -> impl IntoView {
    let ending = Memo::new(move |_| run.ending(early.get()));
    let view_ending = |ending: Ending| {
        let line = ending.line.map(|line| format!(" (line {line})"));
        view! {
            <p class="outcome" class:good=ending.is_good class:bad=!ending.is_good role="status">
                <strong>{ending.title}{line}": "</strong>{with_code(&ending.message)}
            </p>
        }
    };
    move || ending.get().map(view_ending)
}

/// What the compiler said, each error with a way to its line.
#[component]
pub fn Errors(
    /// The errors.
    errors: Signal<Vec<CompileError>>,
    /// Called with the line of the error that was chosen.
    #[prop(into)]
    on_line: Callback<u32>,
) -> impl IntoView {
    let view_error = move |error: CompileError| {
        let line = error.line;
        view! {
            <li>
                <button type="button" on:click=move |_| on_line.run(line)>"line "{line}</button>" "
                {error.code.map(|code| view! { <strong class="error-code">{code}" "</strong> })}
                {with_code(&error.message)}
            </li>
        }
    };
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <ul class="errors" role="status" aria-label="Errors">
                    {errors.into_iter().take(20).map(view_error).collect_view()}
                </ul>
            }
        })
    }
}

/// A sentence whose parts between backquotes are code.
pub fn with_code(sentence: &str) -> impl IntoView + use<> {
    sentence
        .split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| match index % 2 {
            0 => part.to_owned().into_any(),
            _ => view! { <code>{part.to_owned()}</code> }.into_any(),
        })
        .collect_view()
}
