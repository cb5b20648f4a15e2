//! What a click on the picture tells.

use diagram::{Inspection, Target};
use leptos::prelude::*;

use super::run::Run;

/// The panel below the picture about the thing that is selected.
#[component]
pub fn Inspector(
    /// The run.
    run: Run,
    /// What to tell about.
    selected: RwSignal<Option<Target>>,
    /// Set to false when the reader goes to a line.
    playing: RwSignal<bool>,
) -> impl IntoView {
    let inspection = Memo::new(move |_| {
        let target = selected.get()?;
        run.generation();
        let stop = run.stop();
        run.with(|trace| diagram::inspect(&trace.moment(stop), &target))
    });
    let to_line = move |line: u32| {
        playing.set(false);
        run.go_to_line(line);
    };
    move || {
        inspection.get().map(|it| {
            view! {
                <section class="inspector" aria-label="Details" aria-live="polite">
                    <header>
                        <h4>{super::console::with_code(&it.name)}</h4>
                        <button type="button" class="close" aria-label="Close the details"
                            on:click=move |_| selected.set(None)>"✕"</button>
                    </header>
                    <dl>{view_facts(&it, to_line)}</dl>
                    {it.notes.iter().map(|note| view! { <p>{super::console::with_code(note)}</p> }).collect_view()}
                </section>
            }
        })
    }
}

fn view_facts<F>(it: &Inspection, to_line: F) -> impl IntoView + use<F>
where
    F: Fn(u32) + Copy + Send + Sync + 'static,
{
    let fact = |name: &'static str, value: Option<AnyView>| {
        value.map(|value| view! { <dt>{name}</dt><dd>{value}</dd> })
    };
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned().into_any());
    let code = |text: &str| {
        (!text.is_empty()).then(|| view! { <code>{text.to_owned()}</code> }.into_any())
    };
    let line = |line: Option<u32>| {
        line.map(|line| view! {
            <button type="button" class="to-line" on:click=move |_| to_line(line)>"line "{line}</button>
        }.into_any())
    };
    let size = it.size.map(|size| match (size, it.align) {
        (1, _) => "1 byte".to_owned(),
        (size, Some(align)) if align > 1 => format!("{size} bytes, at a multiple of {align}"),
        (size, _) => format!("{size} bytes"),
    });
    let address = it.address.map(|address| format!("{address:#x}"));
    let state = if it.state.word() == "live" { "" } else { it.state.word() };
    let bytes = it
        .bytes
        .split_whitespace()
        .map(|byte| view! { <span>{byte.to_owned()}" "</span> })
        .collect_view();
    let pointers = it.pointed_to_by.join(", ");
    view! {
        {fact("Type", code(&it.ty))}
        {fact("Value", code(&it.value))}
        {fact("State", text(state))}
        {fact("Size", size.map(|size| size.into_any()))}
        {fact("Address", address.map(|address| view! { <code>{address}</code> }.into_any()))}
        {fact("Bytes", (!it.bytes.is_empty()).then(|| view! { <span class="bytes">{bytes}</span> }.into_any()))}
        {fact("Pointed to by", text(&pointers))}
        {fact("Made at", line(it.made_at_line))}
        {fact("Ended at", line(it.ended_at_line))}
    }
}
