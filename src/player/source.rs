//! The source with line numbers: where the run is, what comes next, where it can go.

use leptos::prelude::*;

use super::run::Run;
use crate::signals::{Memo, RwSignal, effect};
use highlight::Piece;

/// What the source view marks.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Marks {
    /// The line of the stop before: it has just run.
    pub current: Option<u32>,
    /// The line of this stop: it runs next.
    pub next: Option<u32>,
    /// The line that ended the run badly.
    pub failed: Option<u32>,
}

impl Marks {
    /// The marks of the stop that is shown.
    pub fn of(run: Run) -> Self {
        let stop = run.stop();
        run.generation();
        let ending = run.ending(false);
        run.with(|trace| Self {
            current: stop.checked_sub(1).and_then(|before| trace.line_of(before)),
            next: trace.line_of(stop).filter(|_| ending.is_none()),
            failed: ending.and_then(|ending| ending.line),
        })
        .unwrap_or_default()
    }
}

/// Lines that the run stops on, by number. Looked for when the recording begins and when it is
/// over, not at every step.
fn reachable_lines(run: Run) -> Vec<bool> {
    let recorded = run.recorded();
    let mut lines = Vec::new();
    run.with(|trace| {
        for line in (0..recorded.stops).filter_map(|stop| trace.line_of(stop)) {
            let line = line as usize;
            if lines.len() <= line {
                lines.resize(line + 1, false);
            }
            lines[line] = true;
        }
    });
    lines
}

/// The source while it is not being edited.
#[component]
pub fn SourceView(
    /// The text.
    source: RwSignal<String>,
    /// The run: a click on a line goes to its next stop there.
    run: Run,
    /// Set to false by a click on a line.
    playing: RwSignal<bool>,
) -> impl IntoView {
    let marks = Memo::new(move || Marks::of(run));
    let phase = Memo::new(move || (run.generation(), run.has_stops(), run.recorded().running));
    let reachable = Memo::new(move || {
        phase.get();
        untrack(move || reachable_lines(run))
    });
    let frame = NodeRef::<leptos::html::Div>::new();
    effect(move || {
        let line = marks.with(|marks| marks.failed.or(marks.next));
        if let (Some(frame), Some(line)) = (frame.get(), line) {
            keep_in_view(&frame, line);
        }
    });
    let lines = move || {
        let lines = highlight::lines(source.get().trim_end_matches('\n'));
        lines
            .into_iter()
            .zip(1..)
            .map(|(pieces, line)| view_line(line, pieces, marks, reachable, run, playing))
            .collect_view()
    };
    view! {
        <div class="source" part="source" node_ref=frame>
            <ol class="lines" data-rove aria-label="Source">{move || lines()}</ol>
        </div>
    }
}

fn view_line(
    line: u32,
    pieces: Vec<Piece>,
    marks: Memo<Marks>,
    reachable: Memo<Vec<bool>>,
    run: Run,
    playing: RwSignal<bool>,
) -> AnyView {
    let state = Memo::new(move || {
        let is_reachable = reachable.with(|lines| lines.get(line as usize) == Some(&true));
        marks.with(|marks| LineState {
            is_reachable,
            is_next: marks.next == Some(line),
            is_current: marks.current == Some(line),
            is_failed: marks.failed == Some(line),
        })
    });
    let go = move || {
        if state.get_untracked().is_reachable {
            playing.set(false);
            run.go_to_line(line);
        }
    };
    view! {
        <li class=move || state.get().class() on:click=move |_| go()>
            {move || view_number(line, state.get())}
            <code class="text" inner_html=html(&pieces)></code>
        </li>
    }
    .into_any()
}

/// What the number and the margin of a line say.
#[derive(Clone, Copy, PartialEq)]
struct LineState {
    is_reachable: bool,
    is_next: bool,
    is_current: bool,
    is_failed: bool,
}

impl LineState {
    fn class(self) -> String {
        let all = [
            ("reachable", self.is_reachable),
            ("next", self.is_next),
            ("current", self.is_current),
            ("failed", self.is_failed),
        ];
        let on: Vec<&str> = all.iter().filter(|(_, on)| *on).map(|(name, _)| *name).collect();
        on.join(" ")
    }
}

/// The number of a line: a button where the run can go.
fn view_number(line: u32, state: LineState) -> AnyView {
    if !state.is_reachable {
        return view! { <span class="no gutter" aria-hidden="true">{line}</span> }.into_any();
    }
    let label = match state {
        LineState { is_failed: true, .. } => format!("Line {line}, where the run ended"),
        LineState { is_next: true, .. } => format!("Line {line}, runs next"),
        _ => format!("Line {line}: go to its next step"),
    };
    // The list is one stop of the Tab key; the arrow keys go on from there.
    let tab = if state.is_next || state.is_failed { "0" } else { "-1" };
    let current = state.is_next.then_some("step");
    view! { <button type="button" class="no" aria-label=label aria-current=current tabindex=tab>{line}</button> }
        .into_any()
}

/// Coloured pieces of a line as HTML.
pub fn html(pieces: &[Piece]) -> String {
    let mut html = String::new();
    for (class, text) in pieces {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        match *class {
            "" => html.push_str(&text),
            class => html.push_str(&format!("<span class=\"{class}\">{text}</span>")),
        }
    }
    html
}

/// Scrolls the source, and nothing else on the page, so that a line can be seen.
fn keep_in_view(frame: &web_sys::HtmlElement, line: u32) {
    let Ok(Some(row)) = frame.query_selector(&format!(".lines > li:nth-child({line})")) else {
        return;
    };
    let (frame_box, row_box) = (frame.get_bounding_client_rect(), row.get_bounding_client_rect());
    let margin = row_box.height() * 2.0;
    let above = row_box.top() - margin - frame_box.top();
    let below = row_box.bottom() + margin - frame_box.bottom();
    if above < 0.0 {
        frame.set_scroll_top(frame.scroll_top() + above as i32);
    } else if below > 0.0 {
        frame.set_scroll_top(frame.scroll_top() + below as i32);
    }
}
