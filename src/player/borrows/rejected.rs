//! What a rejected program gets instead of a run: the rule in a few words, ways out that compile,
//! and what would happen if rustc let it through.

use std::sync::Arc;

use leptos::prelude::*;
use mir::Borrows;
use mir::borrows::Fix;
use wasm_bindgen_futures::spawn_local;

use super::Parts;
use crate::bundles;
use crate::compiler::Compiler;
use crate::player::console::with_code;

/// Below the errors.
#[component]
pub fn Rejected(
    /// Whose program.
    player: Parts,
) -> impl IntoView {
    let pictures = player.pictures;
    let view_rejected = move |facts: Arc<Borrows>| {
        let explain = |text: &String| view! { <p>{with_code(text)}</p> }.into_any();
        let explanations: Vec<AnyView> = (facts.conflicts.iter().map(|it| &it.explanation))
            .filter(|text| !text.is_empty())
            .take(3)
            .map(explain)
            .collect();
        let fixes: Vec<AnyView> =
            facts.fixes.iter().map(|fix| view_fix(player, fix.clone())).collect();
        let fixes = if player.fixed.get() { Vec::new() } else { fixes };
        let line = facts.conflicts.first().map_or(1, |it| it.line);
        let anyway = facts.runs_anyway.then(|| {
            view! {
                <button type="button" class="anyway" on:click=move |_| spawn_local(run_anyway(player, line))>
                    "Run it anyway"
                </button>
            }
            .into_any()
        });
        let has_fixes = !fixes.is_empty();
        view! {
            <div class="rejected">
                {explanations}
                {has_fixes.then(|| view! { <p>"Ways out that rustc accepts:"</p> }.into_any())}
                <div class="ways">{fixes}{anyway}</div>
            </div>
        }
        .into_any()
    };
    view! {
        {move || {
            let facts = pictures.facts.get()?;
            (!facts.conflicts.is_empty()).then(|| view_rejected(facts))
        }}
    }
}

fn view_fix(player: Parts, fix: Fix) -> AnyView {
    let Fix { title, source } = fix;
    view! {
        <button type="button" class="fix" on:click=move |_| player.source.set(source.clone())>
            {with_code(&title)}
        </button>
    }
    .into_any()
}

/// Runs a program that rustc rejects, and shows the moment before the line that it is rejected for.
async fn run_anyway(player: Parts, line: u32) {
    let Some(source) = player.source.try_get_untracked() else { return };
    let (url, edition) =
        player.program.with_value(|program| (program.anyway_url.clone(), program.edition.clone()));
    let program = match url.filter(|_| !player.is_changed()) {
        Some(url) => bundles::load(&url).await.ok(),
        None => {
            let bytes = Compiler::anyway(&source, &edition).await;
            bytes.and_then(|bytes| mir::decode(&bytes).ok())
        }
    };
    if player.source.try_get_untracked().as_deref() != Some(source.as_str()) {
        return;
    }
    match program {
        Some(program) => {
            player.pictures.is_counterfactual.set(true);
            player.run.start(program, move |trace| trace.stop_at_line(line));
        }
        None => player.failure.set(Some("This program cannot be run.".to_owned())),
    }
}
