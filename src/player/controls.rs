//! First, back, play, next, last; the slider; the counter; the progress of a long run.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::run::Run;
use crate::signals::{Memo, RwSignal, effect, when};

/// Milliseconds between two stops while playing, at first.
pub const PACE: u32 = 900;

const FIRST: &str = "M4 3v10M12 3L7 8l5 5";
const BACK: &str = "M10 3L5 8l5 5";
const PLAY: &str = "M5 3v10l8-5z";
const PAUSE: &str = "M5 3v10M11 3v10";
const FORWARD: &str = "M6 3l5 5l-5 5";
const LAST: &str = "M12 3v10M4 3l5 5l-5 5";

/// The controls below the picture.
#[component]
pub fn Controls(
    /// What is controlled.
    run: Run,
    /// Is the run played by itself?
    playing: RwSignal<bool>,
    /// Milliseconds between two stops.
    pace: RwSignal<u32>,
) -> impl IntoView {
    let at_start = Memo::new(move || run.stop() == 0);
    let at_end = Memo::new(move || run.stop() >= run.last());
    let go = move |stop: usize| {
        playing.set(false);
        run.go(stop);
    };
    let step = move |by: isize| {
        playing.set(false);
        run.step(by);
    };
    let toggle = move || {
        if !playing.get_untracked() && run.stop.get_untracked() >= run.last_untracked() {
            run.go(0);
        }
        playing.update(|playing| *playing = !*playing);
    };
    let mut interval = None;
    effect(move || {
        // Dropped, it stops.
        interval.take();
        let pace = pace.get();
        interval = playing.get().then(|| Interval::new(pace, move || advance(run, playing)));
    });
    let counter = move || format!("step {} of {}", run.stop() + 1, run.last() + 1);
    view! {
        <div class="controls" part="controls" role="group" aria-label="Steps">
            <button type="button" class="first" aria-label="First step" title="First step (Home)"
                disabled=move || at_start.get() on:click=move |_| go(0)>{icon(FIRST)}</button>
            <button type="button" class="back" aria-label="Step back" title="Step back (←)"
                disabled=move || at_start.get() on:click=move |_| step(-1)>{icon(BACK)}</button>
            <button type="button" class="play"
                aria-label=move || if playing.get() { "Pause" } else { "Play" }
                title="Play or pause (space)" on:click=move |_| toggle()>
                {move || icon(if playing.get() { PAUSE } else { PLAY })}
            </button>
            <button type="button" class="forward" aria-label="Step forward" title="Step forward (→)"
                disabled=move || at_end.get() on:click=move |_| step(1)>{icon(FORWARD)}</button>
            <button type="button" class="last" aria-label="Last step" title="Last step (End)"
                disabled=move || at_end.get() on:click=move |_| go(usize::MAX)>{icon(LAST)}</button>
            <input type="range" class="slider" aria-label="Step" min="0"
                prop:max=move || run.last().to_string()
                prop:value=move || run.stop().to_string()
                aria-valuetext=move || counter()
                on:input:target=move |event| go(event.target().value().parse().unwrap_or(0)) />
            <output class="counter">{move || counter()}</output>
            {when(
                move || run.recorded().running || run.recorded().cancelled,
                move || view_progress(run),
            )}
        </div>
    }
}

/// How far a long run is, and a way to stop it.
fn view_progress(run: Run) -> AnyView {
    let text = move || match run.recorded() {
        it if it.running => format!("Running: {} steps so far.", thousands(it.steps)),
        it => format!("Stopped by you after {} steps.", thousands(it.steps)),
    };
    let stop = move || {
        view! { <button type="button" class="cancel" on:click=move |_| run.cancel()>"Stop"</button> }
            .into_any()
    };
    view! {
        <p class="progress" role="status">
            {move || text()}
            {when(move || run.recorded().running, stop)}
        </p>
    }
    .into_any()
}

/// A picture for a button, drawn: not every font has these signs.
fn icon(d: &'static str) -> AnyView {
    let svg = format!(
        "<svg class=\"icon\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\"><path d=\"{d}\"/></svg>"
    );
    view! { <span inner_html=svg></span> }.into_any()
}

fn advance(run: Run, playing: RwSignal<bool>) {
    run.step(1);
    if run.stop.get_untracked() >= run.last_untracked() {
        playing.set(false);
    }
}

/// `1 234 567`, with spaces that do not break.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join("\u{202f}")
}
