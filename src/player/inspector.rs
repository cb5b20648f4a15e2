//! What a click on the picture tells.

use diagram::{Inspection, Target};
use leptos::prelude::*;

use super::borrows::{Pictures, sentence_of};
use super::console::with_code;
use super::run::Run;
use crate::signals::{Memo, RwSignal};

/// The panel below the picture about the thing that is selected.
#[component]
pub fn Inspector(
    /// The run.
    run: Run,
    /// What to tell about.
    selected: RwSignal<Option<Target>>,
    /// Set to false when the reader goes to a line.
    playing: RwSignal<bool>,
    /// Says what may be done with a variable, while permissions are shown.
    pictures: Pictures,
) -> impl IntoView {
    let inspection = Memo::new(move || {
        let target = selected.get()?;
        run.generation();
        let stop = run.stop();
        let shows_letters = pictures.shown.with(|shown| shown.permissions);
        let facts = pictures.facts.get().filter(|_| shows_letters);
        run.with(|trace| {
            let moment = trace.moment(stop);
            let mut inspection = diagram::inspect(&moment, &target);
            let sentence = facts.and_then(|facts| sentence_of(&moment, &facts, &target));
            inspection.notes.extend(sentence);
            inspection
        })
    });
    let to_line = move |line: u32| {
        playing.set(false);
        run.go_to_line(line);
    };
    let view_inspection = move |it: Inspection| {
        let note = |note: &String| view! { <p>{with_code(note)}</p> }.into_any();
        view! {
            <section class="inspector" aria-label="Details" aria-live="polite">
                <header>
                    <h4>{with_code(&it.name)}</h4>
                    <button type="button" class="close" aria-label="Close the details"
                        on:click=move |_| selected.set(None)>"✕"</button>
                </header>
                <dl>{view_facts(&it, to_line)}</dl>
                {it.notes.iter().map(note).collect_view()}
            </section>
        }
        .into_any()
    };
    view! { {move || inspection.get().map(view_inspection)} }
}

fn view_facts(
    it: &Inspection,
    to_line: impl Fn(u32) + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let mut facts = Vec::new();
    let mut fact = |name: &'static str, value: Option<AnyView>| {
        if let Some(value) = value {
            facts.push(view! { <dt>{name}</dt> }.into_any());
            facts.push(view! { <dd>{value}</dd> }.into_any());
        }
    };
    let text = |text: String| (!text.is_empty()).then(|| text.into_any());
    let code = |text: String| (!text.is_empty()).then(|| view! { <code>{text}</code> }.into_any());
    let line = |line: u32| {
        view! {
            <button type="button" class="to-line" on:click=move |_| to_line(line)>{format!("line {line}")}</button>
        }
        .into_any()
    };
    let size = it.size.map(|size| match (size, it.align) {
        (1, _) => "1 byte".to_owned(),
        (size, Some(align)) if align > 1 => format!("{size} bytes, at a multiple of {align}"),
        (size, _) => format!("{size} bytes"),
    });
    let state = if it.state.word() == "live" { "" } else { it.state.word() };
    // Each byte in a box of its own, so that they stand in columns.
    let bytes: String =
        it.bytes.split_whitespace().map(|byte| format!("<span>{byte}</span> ")).collect();
    let view_bytes = || view! { <span class="bytes" inner_html=bytes></span> }.into_any();
    fact("Type", code(it.ty.clone()));
    fact("Value", code(it.value.clone()));
    fact("State", text(state.to_owned()));
    fact("Size", size.and_then(text));
    fact("Address", it.address.and_then(|address| code(format!("{address:#x}"))));
    fact("Bytes", (!it.bytes.is_empty()).then(view_bytes));
    fact("Pointed to by", text(it.pointed_to_by.join(", ")));
    fact("Made at", it.made_at_line.map(line));
    fact("Ended at", it.ended_at_line.map(line));
    facts
}
