//! The player: a program, its run and its picture.
//!
//! One [`Run`](run::Run) holds the trace and the number of the stop that is shown; everything on
//! the screen is derived from it.

mod borrows;
mod canvas;
mod console;
mod controls;
mod editor;
mod inspector;
mod keys;
mod picture;
pub mod run;
mod share;
mod source;

use std::sync::Arc;
use std::time::Duration;

use diagram::{Diagram, Options, Target};
use leptos::prelude::*;
use machine::Trace;
use wasm_bindgen_futures::spawn_local;

use crate::bundles;
use crate::compiler::{CompileError, Compiler, Verdict};
use crate::dom;
use crate::signals::{Memo, RwSignal, effect, when};
pub use controls::PACE;
pub use editor::MAX_SOURCE;
use run::Run;
pub use share::step_in_address;

/// How long the reader must pause before errors are shown: a word that is half written is not yet
/// one. A program that compiles is shown at once.
const ERROR_PAUSE: Duration = Duration::from_millis(250);

/// A program of the book, as its page describes it.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The id of its section.
    pub anchor: String,
    /// What the bar says.
    pub title: String,
    /// The source text.
    pub source: String,
    /// `2021` or `2024`.
    pub edition: String,
    /// The compiled program; `None` when rustc rejects it.
    pub bundle_url: Option<String>,
    /// What the borrow checker knows of it.
    pub borrows_url: Option<String>,
    /// The compiled program that rustc would not build.
    pub anyway_url: Option<String>,
    /// Why rustc rejects it.
    pub errors: Vec<CompileError>,
    /// The moment to show first, in the words of `crates/query`.
    pub at: Option<String>,
    /// What is switched on at first: of `bytes`, `addresses`, `types`, `borrows`, `permissions`.
    pub show: String,
    /// The page for frames, below the site's root.
    pub embed_url: Option<String>,
    /// The stop to show first, whatever `at` says.
    pub start: Option<usize>,
    /// The reader cannot edit it.
    pub fixed: bool,
}

/// A program with its run and its picture.
#[component]
pub fn Player(
    /// The program.
    program: Program,
    /// The run, when somebody else wants to look at it too.
    #[prop(default = Run::new())]
    run: Run,
    /// Is the picture shown? An exercise hides it until it is answered.
    #[prop(default = Memo::new(|| true))]
    picture: Memo<bool>,
    /// Is given the player's state, to look at it and to change it from outside.
    #[prop(default = None)]
    watch: Option<Watcher>,
) -> impl IntoView {
    let player = Parts::new(program, run);
    if let Some(watch) = watch {
        watch(player);
    }
    player.load();
    player.compile_edits();
    let selected = RwSignal::new(None::<Target>);
    let Parts { program, source, errors, failure, editing, playing, fixed, pictures, .. } = player;
    let overlay = borrows::overlay(player, picture);
    let is_counterfactual = pictures.is_counterfactual;
    let title = program.with_value(|program| program.title.clone());
    let shown = player.shown();
    let stale = move || {
        editing.get() && errors.with(|errors| !errors.is_empty()) && !is_counterfactual.get()
    };
    let has_run = Memo::new(move || run.has_stops());
    view! {
        <div class=move || if stale() { "player stale" } else { "player" } tabindex="-1" role="group" aria-label=format!("Program {title}")
            on:keydown=move |event| keys::handle(&event, run, playing)>
            <div class="bar" part="bar">
                <span class="title">{title.clone()}</span>
                <button type="button" class="edit" hidden=move || fixed.get() || !picture.get() aria-pressed=move || editing.get().to_string()
                    on:focus=move |_| player.warm_up() on:pointerenter=move |_| player.warm_up()
                    on:click=move |_| editing.update(|editing| *editing = !*editing)>"Edit"</button>
                {when(move || player.is_changed(), move || view! {
                    <button type="button" class="reset" on:click=move |_| player.reset()>"Reset"</button>
                }.into_any())}
                <share::Share program=program run=run />
            </div>
            {move || failure.get().map(|why| view! { <p class="notice" role="status">{why}</p> }.into_any())}
            <div class="columns">
                <div class="code" part="code">
                    {when(move || picture.get() && !editing.get(), move || view! { <borrows::Toggles pictures=pictures /> }.into_any())}
                    {move || match editing.get() {
                        true => view! { <editor::Editor source=source errors=errors /> }.into_any(),
                        false => view! { <source::SourceView source=source run=run playing=playing pictures=pictures overlay=overlay /> }.into_any(),
                    }}
                    {when(move || !editing.get(), move || view! { <borrows::Said pictures=pictures overlay=overlay /> }.into_any())}
                    <console::Errors errors=errors editing=editing />
                    {when(move || picture.get() && errors.with(|errors| !errors.is_empty()),
                        move || view! { <borrows::Rejected player=player /> }.into_any())}
                    {when(move || picture.get(), move || view! {
                        <console::Console shown=shown />
                        <console::OutcomeView run=run early=Memo::new(move || player.is_changed()) />
                    }.into_any())}
                </div>
                <div class="stage" part="stage" hidden=move || !(picture.get() && has_run.get())>
                    <p class="sentence" part="sentence" aria-live="polite">{move || console::with_code(&Parts::sentence(shown))}</p>
                    {when(move || is_counterfactual.get(), || view! {
                        <p class="notice">"rustc would never build this program. This is what it would do if it were built all the same."</p>
                    }.into_any())}
                    {when(stale, || view! {
                        <p class="notice">"This is the picture of the last program that compiled."</p>
                    }.into_any())}
                    <Toggles player=player />
                    <picture::Picture player=player shown=shown selected=selected />
                    <inspector::Inspector run=run selected=selected playing=playing pictures=pictures />
                    <AsText run=run />
                </div>
            </div>
            {when(move || picture.get() && has_run.get(), move || view! {
                <controls::Controls run=run playing=playing pace=player.pace />
            }.into_any())}
        </div>
    }
}

/// Looks at a player, and changes it, from outside.
pub type Watcher = Box<dyn FnOnce(Parts)>;

/// The state of a player. A handle: copies mean the same player.
#[derive(Clone, Copy)]
pub struct Parts {
    program: StoredValue<Program>,
    pub(crate) run: Run,
    pub(crate) source: RwSignal<String>,
    pub(crate) errors: RwSignal<Vec<CompileError>>,
    /// Why nothing can be shown or compiled.
    pub(crate) failure: RwSignal<Option<String>>,
    /// Is the editor open?
    pub(crate) editing: RwSignal<bool>,
    /// May it be opened?
    pub(crate) fixed: RwSignal<bool>,
    /// Is the run played by itself?
    pub(crate) playing: RwSignal<bool>,
    /// Milliseconds between two stops while playing.
    pub(crate) pace: RwSignal<u32>,
    /// The compiler has said what it thinks of the source as it is.
    is_settled: RwSignal<bool>,
    pictures: borrows::Pictures,
    options: RwSignal<Options>,
    /// The width of the place for the picture, in pixels.
    room: RwSignal<f32>,
}

/// What is derived from the stop that is shown.
#[derive(Clone)]
struct Shown {
    diagram: Arc<Diagram>,
    stdout: String,
    stderr: String,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.diagram, &other.diagram)
    }
}

impl Parts {
    fn new(program: Program, run: Run) -> Self {
        let mut options = Options::default();
        show(&mut options, &program.show);
        Self {
            run,
            source: RwSignal::new(program.source.clone()),
            errors: RwSignal::new(program.errors.clone()),
            failure: RwSignal::new(None),
            editing: RwSignal::new(false),
            fixed: RwSignal::new(program.fixed),
            playing: RwSignal::new(false),
            pace: RwSignal::new(controls::PACE),
            is_settled: RwSignal::new(true),
            pictures: borrows::Pictures::new(&program.show),
            options: RwSignal::new(options),
            room: RwSignal::new(f32::MAX),
            program: StoredValue::new(program),
        }
    }

    /// Switches on what the words name, and off what they don't.
    pub(crate) fn show(self, words: &str) {
        self.options.update(|options| show(options, words));
        self.pictures.show(words);
    }

    /// The picture and the output of the stop that is shown.
    fn shown(self) -> Memo<Option<Shown>> {
        let run = self.run;
        // A recording that grows does not change the stop that is shown.
        let stop = Memo::new(move || {
            let generation = run.generation();
            run.has_stops().then(|| (generation, run.stop()))
        });
        Memo::new(move || {
            let (_, stop) = stop.get()?;
            let mut options = self.options.get();
            let shows_letters = self.pictures.shown.with(|shown| shown.permissions);
            let facts = self.pictures.facts.get().filter(|_| shows_letters);
            if facts.is_some() {
                options.beside_names = borrows::ROOM;
            }
            run.with(|trace| {
                let moment = trace.moment(stop);
                let mut diagram = diagram::diagram(&moment, &options);
                if let Some(facts) = &facts {
                    borrows::add_letters(&mut diagram, &moment, facts);
                }
                Shown {
                    diagram: Arc::new(diagram),
                    stdout: moment.machine.stdout().to_owned(),
                    stderr: moment.machine.stderr().to_owned(),
                }
            })
        })
    }

    /// What happened in the step to the stop that is shown.
    fn sentence(shown: Memo<Option<Shown>>) -> String {
        shown.with(|shown| shown.as_ref().map(|it| it.diagram.sentence.clone()).unwrap_or_default())
    }

    /// Fetches and runs the program as the book has it.
    fn load(self) {
        let Some(url) = self.program.with_value(|program| program.bundle_url.clone()) else {
            // A text that nobody has compiled yet.
            if self.program.with_value(|program| program.errors.is_empty()) {
                spawn_local(self.compile());
            }
            return;
        };
        spawn_local(async move {
            match bundles::load(&url).await {
                Ok(program) => self.start(program),
                Err(why) => self.failure.try_set(Some(why)),
            }
        });
    }

    fn start(self, program: mir::Program) {
        if self.program.try_with_value(|_| ()).is_some() {
            self.run_from_its_start(program);
        }
    }

    /// Runs a program and shows the stop that its author wants to be seen first.
    fn run_from_its_start(self, program: mir::Program) {
        let (start, at) = self.program.with_value(|it| (it.start, it.at.clone()));
        self.run.start(program, move |trace| start.or_else(|| stop_of(trace, at.as_deref()?)));
    }

    /// The layout needs a certain width for two columns; a little less room is made up for by
    /// scale.
    fn make_room(self, width: f32) {
        const TWO_COLUMNS: f32 = 560.0;
        let laid_out = if width >= TWO_COLUMNS * 0.86 { width.max(TWO_COLUMNS) } else { width };
        self.room.try_set(width);
        if self.options.with_untracked(|options| options.width != laid_out) {
            self.options.update(|options| options.width = laid_out);
        }
    }

    fn warm_up(self) {
        self.source.with_untracked(|source| {
            self.program.with_value(|program| Compiler::warm_up(source, &program.edition));
        });
    }

    fn is_changed(self) -> bool {
        self.source.with(|source| self.program.with_value(|program| program.source != *source))
    }

    /// Goes back to the text of the book.
    pub(crate) fn reset(self) {
        if untrack(move || self.is_changed()) {
            self.source.set(self.program.with_value(|program| program.source.clone()));
        }
    }

    /// Shows the program as the book has it.
    fn restore(self) {
        self.errors.set(self.program.with_value(|program| program.errors.clone()));
        self.failure.set(None);
        self.pictures.is_counterfactual.set(false);
        self.is_settled.set(true);
        self.load();
    }

    /// Compiles what the reader writes, at each change: the compiler passes over what is outdated
    /// when its turn comes.
    fn compile_edits(self) {
        let mut is_first = true;
        effect(move || {
            self.source.track();
            let is_changed = self.is_changed();
            if !is_first {
                self.is_settled.set(false);
                self.pictures.forget();
            }
            match std::mem::take(&mut is_first) {
                true => {}
                false if is_changed => spawn_local(self.compile()),
                false => self.restore(),
            }
        });
    }

    async fn compile(self) {
        let Some(source) = self.source.try_get_untracked() else { return };
        if source.len() > editor::MAX_SOURCE {
            let message = format!(
                "This program is too long: {} bytes, and at most {} are compiled.",
                source.len(),
                editor::MAX_SOURCE
            );
            self.errors.set(vec![CompileError { code: None, line: 1, message }]);
            return;
        }
        let edition = self.program.with_value(|program| program.edition.clone());
        let verdict = Compiler::compile(&source, &edition).await;
        if self.source.try_get_untracked().as_deref() != Some(source.as_str()) {
            return;
        }
        self.failure.set(None);
        match verdict {
            Verdict::Accepted(program) => {
                self.errors.set(Vec::new());
                self.pictures.is_counterfactual.set(false);
                self.is_settled.set(true);
                if !self.run.recorded.with_untracked(|recorded| recorded.stops > 0) {
                    self.run_from_its_start(*program);
                    return;
                }
                let stop = self.run.stop.get_untracked();
                self.run.start(*program, move |trace| {
                    Some(stop.min(trace.stops().len().saturating_sub(1)))
                });
            }
            Verdict::Rejected(errors) => dom::after(ERROR_PAUSE, move || {
                if self.source.try_get_untracked().as_deref() == Some(source.as_str()) {
                    self.errors.set(errors);
                    self.is_settled.set(true);
                }
            }),
            Verdict::Failed(why) => self.failure.set(Some(why)),
            Verdict::Superseded => {}
        }
    }
}

fn show(options: &mut Options, words: &str) {
    let shows = |word: &str| words.split_whitespace().any(|shown| shown == word);
    options.bytes = shows("bytes");
    options.addresses = shows("addresses");
    options.types = shows("types");
}

fn stop_of(trace: &Trace, at: &str) -> Option<usize> {
    query::Moment::parse(at).ok()?.stop(trace).ok()
}

/// Switches for what the picture shows.
#[component]
fn Toggles(player: Parts) -> impl IntoView {
    let options = player.options;
    let toggle = move |label: &'static str, get: fn(&mut Options) -> &mut bool| {
        let pressed = Memo::new(move || *get(&mut options.get()));
        view! {
            <button type="button" aria-pressed=move || pressed.get().to_string()
                on:click=move |_| options.update(|options| *get(options) ^= true)>{label}</button>
        }
    };
    view! {
        <div class="toggles" role="group" aria-label="Show">
            {toggle("Bytes", |options| &mut options.bytes)}
            {toggle("Addresses", |options| &mut options.addresses)}
        </div>
    }
}

/// The picture in words, made only while it is open.
#[component]
fn AsText(run: Run) -> impl IntoView {
    let open = RwSignal::new(false);
    let text = move || {
        run.generation();
        let stop = run.stop();
        open.get().then(|| run.with(|trace| diagram::text(&trace.moment(stop)))).flatten()
    };
    view! {
        <details class="as-text" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>"Picture as text"</summary>
            <pre tabindex="0">{text}</pre>
        </details>
    }
}
