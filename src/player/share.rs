//! Links and snippets that the reader can take away.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Program;
use super::run::Run;
use crate::dom;
use crate::signals::RwSignal;

/// "Copy link" and "Embed".
#[component]
pub fn Share(
    /// What is shared.
    program: StoredValue<Program>,
    /// At which step.
    run: Run,
) -> impl IntoView {
    let link = move || {
        let page = window().location().href().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default().to_owned();
        program.with_value(|program| {
            format!("{page}#{}@{}", program.anchor, run.stop.get_untracked() + 1)
        })
    };
    let snippet = move || {
        program.with_value(|program| {
            let url = dom::site_url(program.embed_url.as_deref().unwrap_or_default());
            format!(
                "<iframe src=\"{url}#{}\" title=\"{}\" sandbox=\"allow-scripts\" loading=\"lazy\" \
             style=\"width:100%;height:640px;border:0\"></iframe>",
                run.stop.get_untracked() + 1,
                program.title.replace('&', "&amp;").replace('"', "&quot;"),
            )
        })
    };
    let (has_place, has_embed) =
        program.with_value(|it| (!it.anchor.is_empty(), it.embed_url.is_some()));
    view! {
        {has_place.then(|| copy_button("Copy link", "link", Arc::new(link)))}
        {has_embed.then(|| copy_button("Copy embed", "embed", Arc::new(snippet)))}
    }
}

/// A button that copies a text, or shows it for copying where the browser refuses.
fn copy_button(
    label: &'static str,
    class: &'static str,
    text: Arc<dyn Fn() -> String + Send + Sync>,
) -> AnyView {
    let copied = RwSignal::new(false);
    let by_hand = RwSignal::new(None::<String>);
    let copy = move |_| {
        let text = text();
        spawn_local(async move {
            if dom::copy(&text).await {
                copied.try_set(true);
                dom::after(Duration::from_secs(2), move || {
                    copied.try_set(false);
                });
            } else {
                by_hand.try_set(Some(text));
            }
        });
    };
    view! {
        <button type="button" class=class on:click=copy>
            {move || if copied.get() { "Copied" } else { label }}
        </button>
        {move || by_hand.get().map(|text| view! {
            <input class="by-hand" readonly aria-label=label value=text
                on:focus:target=|event| event.target().select()
                on:blur=move |_| by_hand.set(None) />
        }.into_any())}
    }
    .into_any()
}

/// The step that the page's address asks for: `#p-program@7`.
pub fn step_in_address(anchor: &str) -> Option<usize> {
    let hash = window().location().hash().ok()?;
    let hash = hash.strip_prefix('#')?;
    let (of, step) = hash.rsplit_once('@')?;
    (of == anchor).then_some(step)?.parse::<usize>().ok()?.checked_sub(1)
}
