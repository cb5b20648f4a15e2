//! A program or an exercise in somebody else's page. The custom element, the page for frames and
//! the ES module all go through [`mount`]; `embed/mount-1.js` is what calls it.
//!
//! Steps are counted from 1 here, as the reader sees them.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::dom;
use crate::exercise::{Exercise, Task};
use crate::mount::read_errors;
use crate::player::{MAX_SOURCE, PACE, Parts, Player, Program, Watcher};
use crate::signals::{RwSignal, effect};

/// The quickest and the slowest that a run is played, as multiples of the usual speed.
const SPEEDS: (f64, f64) = (0.1, 20.0);

/// A mounted program. Freed, it is taken away.
#[wasm_bindgen]
pub struct Widget {
    player: Rc<Cell<Option<Parts>>>,
    _mounted: Box<dyn Any>,
}

/// Mounts a program, or an exercise when there is a `query` or an `answer`, into an element.
///
/// `options` has strings `root` (the site's address), `source`, `edition`, `title`, `bundle` (an
/// address; without it the source is compiled), `borrows` and `anyway` (likewise), `show`, `at`; numbers `step`, `speed`; `fixed`,
/// `autoplay`; `errors`, as `crates/site` writes them; of an exercise `query`, `answer`, `question`,
/// `why`, `choices`. Whatever is missing has the player's own default.
///
/// `report` is called with the name of an event (`ready`, `step`, `edit`, `complete`, `answer`,
/// `error`) and its details.
#[wasm_bindgen]
pub fn mount(place: HtmlElement, options: &JsValue, report: Function) -> Widget {
    let options = Bag(options);
    if let Some(root) = options.text("root") {
        dom::set_site_root(&root);
    }
    let program = read_program(&options);
    let task = options.has("question").then(|| read_task(&options, program.clone()));
    let (speed, autoplay) = (options.number("speed"), options.flag("autoplay"));
    let state = Rc::new(Cell::new(None));
    let kept = Rc::clone(&state);
    let report = Report(report);
    let watched = report.clone();
    let watch: Watcher = Box::new(move |player| {
        kept.set(Some(player));
        set_speed(player, speed.unwrap_or(1.0));
        tell(player, watched, autoplay);
    });
    let mounted: Box<dyn Any> = match task {
        None => Box::new(mount_to(place, move || {
            view! { <Player program=program watch=Some(watch) /> }
        })),
        Some(task) => Box::new(mount_to(place, move || {
            let answered = RwSignal::new(None);
            tell_answer(answered, report);
            view! { <Exercise task=task answered=answered watch=Some(watch) /> }
        })),
    };
    Widget { player: state, _mounted: mounted }
}

#[wasm_bindgen]
impl Widget {
    /// Does one of `play pause next previous reset`, or `seek` to a step, or sets `speed`. What it
    /// does not know it leaves.
    pub fn act(&self, what: &str, value: f64) {
        let Some(player) = self.player.get() else { return };
        let Parts { run, playing, .. } = player;
        if what == "speed" {
            return set_speed(player, value);
        }
        playing.set(false);
        match what {
            "play" => {
                if run.stop.get_untracked() >= run.last_untracked() {
                    run.go(0);
                }
                playing.set(true);
            }
            "next" => run.step(1),
            "previous" => run.step(-1),
            "seek" => run.go((value.max(1.0) as usize).saturating_sub(1)),
            "reset" => {
                player.reset();
                player.editing.set(false);
                run.go(0);
            }
            _ => {}
        }
    }

    /// Sets `source`, or the words of `show`, or whether it is `fixed` (when the text is not empty).
    pub fn set(&self, what: &str, value: &str) {
        let Some(player) = self.player.get() else { return };
        match what {
            "source" => player.source.set(value.to_owned()),
            "show" => player.show(value),
            "fixed" => player.fixed.set(!value.is_empty()),
            _ => {}
        }
    }

    /// The text of the program, as the reader has it.
    pub fn source(&self) -> String {
        let source = self.player.get().and_then(|player| player.source.try_get_untracked());
        source.unwrap_or_default()
    }
}

fn set_speed(player: Parts, speed: f64) {
    let speed = if speed.is_finite() { speed.clamp(SPEEDS.0, SPEEDS.1) } else { 1.0 };
    player.pace.set((f64::from(PACE) / speed) as u32);
}

/// Reports what happens in a player.
fn tell(player: Parts, report: Report, autoplay: bool) {
    let Parts { run, source, errors, failure, .. } = player;
    // The program that is ready, and the last step that was told.
    let (mut ready, mut told) = (0, None);
    let steps = report.clone();
    effect(move || {
        let (recorded, stop) = (run.recorded(), run.stop());
        if recorded.running || recorded.stops == 0 {
            return;
        }
        let is_new = ready != recorded.generation;
        if is_new {
            if ready == 0 {
                steps.send("ready", &[("steps", (recorded.stops as f64).into())]);
                player.playing.set(autoplay && recorded.stops > 1);
            }
            ready = recorded.generation;
        }
        let now = (recorded.generation, stop);
        if told == Some(now) {
            return;
        }
        told = Some(now);
        let line = run.with(|trace| trace.line_of(stop)).flatten();
        let sentence = run.with(|trace| diagram::sentence(&trace.moment(stop)));
        steps.send(
            "step",
            &[
                ("step", (stop as f64 + 1.0).into()),
                ("steps", (recorded.stops as f64).into()),
                ("line", line.into()),
                ("sentence", sentence.unwrap_or_default().into()),
            ],
        );
        if let Some(ending) = run.ending(false) {
            steps.send(
                "complete",
                &[
                    ("good", ending.is_good.into()),
                    ("outcome", ending.title.into()),
                    ("message", ending.message.into()),
                    ("line", ending.line.into()),
                ],
            );
        }
    });
    let edits = report.clone();
    let mut is_first = true;
    effect(move || {
        let source = source.get();
        if !std::mem::take(&mut is_first) {
            edits.send("edit", &[("source", source.into())]);
        }
    });
    let failures = report.clone();
    effect(move || {
        if let Some(why) = failure.get() {
            failures.send("error", &[("kind", "load".into()), ("message", why.into())]);
        }
    });
    effect(move || {
        if let Some(error) = errors.with(|errors| errors.first().cloned()) {
            let is_too_long = source.with_untracked(|source| source.len() > MAX_SOURCE);
            let kind = if is_too_long { "too-long" } else { "compile" };
            report.send(
                "error",
                &[
                    ("kind", kind.into()),
                    ("message", error.message.into()),
                    ("code", error.code.into()),
                    ("line", error.line.into()),
                ],
            );
        }
    });
}

/// Reports what the reader answered first.
fn tell_answer(answered: RwSignal<Option<(String, String)>>, report: Report) {
    effect(move || {
        if let Some((given, answer)) = answered.get() {
            let right = query::matches(&given, &answer);
            report.send(
                "answer",
                &[("given", given.into()), ("answer", answer.into()), ("right", right.into())],
            );
        }
    });
}

/// Tells the page what happened.
#[derive(Clone)]
struct Report(Function);

impl Report {
    fn send(&self, event: &str, details: &[(&str, JsValue)]) {
        let object = Object::new();
        for (name, value) in details {
            let _ = Reflect::set(&object, &(*name).into(), value);
        }
        // What a listener throws is its own affair.
        let _ = self.0.call2(&JsValue::NULL, &event.into(), &object);
    }
}

fn read_program(options: &Bag<'_>) -> Program {
    Program {
        title: options.text("title").unwrap_or_else(|| "main.rs".to_owned()),
        source: options.text("source").unwrap_or_default(),
        edition: options.text("edition").unwrap_or_else(|| "2024".to_owned()),
        bundle_url: options.text("bundle"),
        borrows_url: options.text("borrows"),
        anyway_url: options.text("anyway"),
        errors: read_errors(&options.get("errors")),
        at: options.text("at"),
        show: options.text("show").unwrap_or_default(),
        start: options.number("step").map(|step| (step.max(1.0) as usize) - 1),
        fixed: options.flag("fixed"),
        ..Program::default()
    }
}

fn read_task(options: &Bag<'_>, program: Program) -> Task {
    let choices = options.get("choices").dyn_into::<js_sys::Array>().unwrap_or_default();
    Task {
        program,
        query: options.text("query").unwrap_or_default(),
        answer: options.text("answer"),
        question: options.text("question").unwrap_or_default(),
        why: options.text("why").unwrap_or_default(),
        choices: choices.iter().filter_map(|choice| choice.as_string()).collect(),
    }
}

/// The options that a script gives.
struct Bag<'a>(&'a JsValue);

impl Bag<'_> {
    fn get(&self, name: &str) -> JsValue {
        Reflect::get(self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn has(&self, name: &str) -> bool {
        !self.get(name).is_undefined()
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).as_string().filter(|text| !text.is_empty())
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.get(name).as_f64().filter(|number| number.is_finite())
    }

    fn flag(&self, name: &str) -> bool {
        self.get(name).is_truthy()
    }
}
