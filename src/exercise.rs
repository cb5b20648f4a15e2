//! Predict the next step: the reader answers first, then the machine does.

use leptos::prelude::*;
use machine::Trace;
use query::{Moment, Query};
use web_sys::{Element, HtmlElement};

use crate::dom;
use crate::player::run::Run;
use crate::player::{Player, Program, Watcher};
use crate::signals::{Memo, RwSignal, effect};

/// An exercise, as its page describes it.
#[derive(Clone, Debug)]
pub struct Task {
    /// The program it is about.
    pub program: Program,
    /// The question, in the words of `crates/query`.
    pub query: String,
    /// The answer where no machine can run: what rustc says about a rejected program.
    pub answer: Option<String>,
    /// What is asked, as HTML of our own page.
    pub question: String,
    /// Shown after the answer, as HTML of our own page.
    pub why: String,
    /// Empty when the reader types the answer.
    pub choices: Vec<String>,
}

impl Task {
    /// Reads the task from its pre-rendered section.
    pub fn read(place: &HtmlElement, program: Program) -> Self {
        let html =
            |selector: &str| find(place, selector).map(|it| it.inner_html()).unwrap_or_default();
        let choices = place.query_selector_all(".choices > li").ok();
        let choices =
            choices.iter().flat_map(|list| (0..list.length()).filter_map(|index| list.item(index)));
        Self {
            program,
            query: dom::attribute(place, "data-query").unwrap_or_default(),
            answer: dom::attribute(place, "data-answer"),
            question: html(".question"),
            why: html(".answer .why"),
            choices: choices
                .filter_map(|choice| choice.text_content())
                .map(|it| it.trim().to_owned())
                .collect(),
        }
    }
}

fn find(place: &HtmlElement, selector: &str) -> Option<Element> {
    place.query_selector(selector).ok().flatten()
}

/// The question, the reader's answer, the machine's answer, and the state that proves it.
#[component]
pub fn Exercise(
    /// The task.
    task: Task,
    /// Set once: what the reader said first, and what the machine says.
    #[prop(default = RwSignal::new(None))]
    answered: RwSignal<Option<(String, String)>>,
    /// As of a [`Player`].
    #[prop(default = None)]
    watch: Option<Watcher>,
) -> impl IntoView {
    let run = Run::new();
    let given = RwSignal::new(String::new());
    let checked = RwSignal::new(None::<String>);
    let Task { program, query, answer, question, why, choices } = task;
    let moment = Query::parse(&query).ok().and_then(|query| query.at).unwrap_or(Moment::End);
    let true_answer = Memo::new(move || match &answer {
        Some(answer) => Some(Ok(answer.clone())),
        None => {
            let recorded = run.recorded();
            let is_ready = recorded.stops > 0 && !recorded.running;
            run.with(|trace| is_ready.then(|| answer_of(trace, &query))).flatten()
        }
    });
    let check = move || {
        if !given.with_untracked(|given| given.trim().is_empty()) {
            checked.set(Some(given.get_untracked()));
        }
    };
    // Asked once: the reader may change the program afterwards.
    let settled = RwSignal::new(None);
    effect(move || {
        if checked.with(Option::is_some) && settled.with_untracked(Option::is_none) {
            settled.set(true_answer.get());
            if let (Some(given), Some(Ok(answer))) =
                (checked.get_untracked(), settled.get_untracked())
            {
                answered.set(Some((given, answer)));
            }
        }
    });
    let verdict = move || {
        let given = checked.get()?;
        Some(match settled.get() {
            None => {
                view! { <p class="verdict" role="status">"The machine is still working on it."</p> }
                    .into_any()
            }
            Some(Err(why)) => view! { <p class="verdict wrong" role="status">{why}</p> }.into_any(),
            Some(Ok(answer)) => view_verdict(&given, &answer, &why),
        })
    };
    // The proof: the machine at the moment that was asked about.
    effect(move || {
        if let Some(Ok(_)) = settled.get()
            && let Some(stop) = run.with(|trace| moment.stop(trace).ok()).flatten()
        {
            run.go(stop);
        }
    });
    view! {
        <form class="task" on:submit=move |event| { event.prevent_default(); check(); }>
            <fieldset>
                <legend><div class="question" inner_html=question></div></legend>
                <Answers choices=choices given=given />
            </fieldset>
            <button type="submit" class="button check" disabled=move || given.with(|given| given.trim().is_empty())>"Check"</button>
            {move || verdict()}
        </form>
        <Player program=program run=run picture=Memo::new(move || checked.with(Option::is_some)) watch=watch />
    }
}

#[component]
fn Answers(choices: Vec<String>, given: RwSignal<String>) -> impl IntoView {
    thread_local!(static GROUPS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) });
    if choices.is_empty() {
        return view! {
            <label class="typed">"Your answer "
                <input type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                    on:input:target=move |event| given.set(event.target().value()) />
            </label>
        }
        .into_any();
    }
    let group = format!("choices-{}", GROUPS.replace(GROUPS.get() + 1));
    let view_choice = |choice: String| {
        let (value, shown) = (choice.clone(), choice);
        let name = group.clone();
        view! {
            <li><label>
                <input type="radio" name=name value=value.clone() on:change=move |_| given.set(value.clone()) />
                <span>{shown}</span>
            </label></li>
        }
        .into_any()
    };
    view! { <ul class="choices">{choices.into_iter().map(view_choice).collect_view()}</ul> }
        .into_any()
}

fn view_verdict(given: &str, answer: &str, why: &str) -> AnyView {
    let right = query::matches(given, answer);
    let class = if right { "verdict right" } else { "verdict wrong" };
    let first = match right {
        true => format!("Right: {answer}."),
        false => format!("Not quite. You said {}; the machine says {answer}.", given.trim()),
    };
    view! {
        <div class=class role="status"><strong>{first}</strong></div>
        <div class="why" inner_html=why.to_owned()></div>
    }
    .into_any()
}

/// The machine's answer. Where the question names no moment, the end of the run is meant.
fn answer_of(trace: &Trace, query: &str) -> Result<String, String> {
    Query::parse(query)?.answer(trace)
}
