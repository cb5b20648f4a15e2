//! First, back, play, next, last; the slider; the counter; the progress of a long run.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::run::Run;
/// Milliseconds between two stops while playing.
const PACE: u32 = 900;

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
) -> impl IntoView {
    let at_start = move || run.stop() == 0;
    let at_end = move || run.stop() >= run.last();
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
    // The interval lives as long as the effect's value: until `playing` changes.
    Effect::new(move |_: Option<Option<Interval>>| {
        playing.get().then(|| Interval::new(PACE, move || advance(run, playing)))
    });
    let counter = move || format!("step {} of {}", run.stop() + 1, run.last() + 1);
    view! {
        <div class="controls" role="group" aria-label="Steps">
            <button type="button" class="first" aria-label="First step" title="First step (Home)"
                disabled=at_start on:click=move |_| go(0)>{icon(FIRST)}</button>
            <button type="button" class="back" aria-label="Step back" title="Step back (←)"
                disabled=at_start on:click=move |_| step(-1)>{icon(BACK)}</button>
            <button type="button" class="play"
                aria-label=move || if playing.get() { "Pause" } else { "Play" }
                title="Play or pause (space)" on:click=move |_| toggle()>
                {move || icon(if playing.get() { PAUSE } else { PLAY })}
            </button>
            <button type="button" class="forward" aria-label="Step forward" title="Step forward (→)"
                disabled=at_end on:click=move |_| step(1)>{icon(FORWARD)}</button>
            <button type="button" class="last" aria-label="Last step" title="Last step (End)"
                disabled=at_end on:click=move |_| go(usize::MAX)>{icon(LAST)}</button>
            <input type="range" class="slider" aria-label="Step" min="0"
                prop:max=move || run.last().to_string()
                prop:value=move || run.stop().to_string()
                aria-valuetext=counter
                on:input:target=move |event| go(event.target().value().parse().unwrap_or(0)) />
            <output class="counter">{counter}</output>
            <Show when=move || run.recorded().running || run.recorded().cancelled>
                <p class="progress" role="status">
                    {move || match run.recorded() {
                        recorded if recorded.running => format!("Running: {} steps so far.", thousands(recorded.steps)),
                        recorded => format!("Stopped by you after {} steps.", thousands(recorded.steps)),
                    }}
                    <Show when=move || run.recorded().running>
                        <button type="button" class="cancel" on:click=move |_| run.cancel()>"Stop"</button>
                    </Show>
                </p>
            </Show>
        </div>
    }
}

/// A picture for a button, drawn: not every font has these signs.
fn icon(d: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d=d />
        </svg>
    }
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
