//! The source with line numbers: where the run is, what comes next, where it can go.

use std::sync::Arc;

use highlight::Piece;
use leptos::prelude::*;

use super::borrows::{Line, Mark, Overlay, Pictures};
use super::run::Run;
use crate::signals::{Memo, RwSignal, effect};

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
    /// The pictures beside the lines.
    pictures: Pictures,
    /// What they draw.
    overlay: Memo<Arc<Overlay>>,
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
        let overlay = overlay.get();
        let way = Way { run, playing, pictures, overlay: Arc::clone(&overlay) };
        lines
            .into_iter()
            .zip(1..)
            .map(|(pieces, line)| {
                let drawn = overlay.lines.get(line as usize - 1).cloned().unwrap_or_default();
                view_line(line, pieces, drawn, marks, reachable, way.clone())
            })
            .collect_view()
    };
    let class = move || match overlay.with(|overlay| overlay.lines.is_empty()) {
        true => "source",
        false => "source drawn",
    };
    view! {
        <div class=class part="source" node_ref=frame>
            <ol class="lines" data-rove aria-label="Source">{move || lines()}</ol>
        </div>
    }
}

/// What a click on a line does.
#[derive(Clone)]
struct Way {
    run: Run,
    playing: RwSignal<bool>,
    pictures: Pictures,
    overlay: Arc<Overlay>,
}

fn view_line(
    line: u32,
    pieces: Vec<Piece>,
    drawn: Line,
    marks: Memo<Marks>,
    reachable: Memo<Vec<bool>>,
    way: Way,
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
    let go = move |event: web_sys::MouseEvent| {
        if !way.pictures.say(&event, &way.overlay) && state.get_untracked().is_reachable {
            way.playing.set(false);
            way.run.go_to_line(line);
        }
    };
    let Line { lanes, marks, beside, below } = drawn;
    let part = |class: &'static str, html: String| {
        (!html.is_empty()).then(|| view! { <span class=class inner_html=html></span> }.into_any())
    };
    let text = if marks.is_empty() { html(&pieces) } else { marked_html(&pieces, &marks) };
    view! {
        <li class=move || state.get().class() on:click=go>
            {move || view_number(line, state.get())}
            {part("lanes", lanes)}
            <code class="text" inner_html=text></code>
            {part("beside", beside)}
            {part("below", below)}
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

/// The same with marks in it; a mark that begins inside of another is left out.
fn marked_html(pieces: &[Piece], marks: &[Mark]) -> String {
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by_key(|mark| (mark.from, mark.to));
    let mut html = String::new();
    let mut at = 0;
    let mut last = 0;
    for mark in marks {
        if mark.from < last {
            continue;
        }
        html += &cut_html(pieces, at, mark.from);
        let inside = cut_html(pieces, mark.from, mark.to);
        html += &format!("<span class=\"mark {}\">{inside}</span>{}", mark.class, mark.after);
        (at, last) = (mark.to, mark.to.max(mark.from + 1));
    }
    html + &cut_html(pieces, at, usize::MAX)
}

/// The HTML of a range of bytes of a line.
fn cut_html(pieces: &[Piece], from: usize, to: usize) -> String {
    let mut start = 0;
    let mut inside = Vec::new();
    for (class, text) in pieces {
        let end = start + text.len();
        let (lo, hi) = (from.clamp(start, end) - start, to.clamp(start, end) - start);
        if let Some(part) = text.get(lo..hi).filter(|part| !part.is_empty()) {
            inside.push((*class, part.to_owned()));
        }
        start = end;
    }
    html(&inside)
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
