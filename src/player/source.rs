//! The source with line numbers: where the run is, what comes next, where it can go.

use leptos::prelude::*;

use super::run::Run;
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
    /// Lines that the run stops on.
    pub reachable: Vec<u32>,
}

impl Marks {
    /// The marks of the stop that is shown.
    pub fn of(run: Run) -> Self {
        let stop = run.stop();
        let stops = run.recorded().stops;
        let ending = run.ending_here();
        run.with(|trace| {
            let mut reachable: Vec<u32> =
                (0..stops).filter_map(|stop| trace.line_of(stop)).collect();
            reachable.sort_unstable();
            reachable.dedup();
            Self {
                current: stop.checked_sub(1).and_then(|before| trace.line_of(before)),
                next: trace.line_of(stop).filter(|_| ending.is_none()),
                failed: ending.and_then(|ending| ending.line),
                reachable,
            }
        })
        .unwrap_or_default()
    }
}

/// The source while it is not being edited.
#[component]
pub fn SourceView(
    /// The text.
    source: Signal<String>,
    /// The run: a click on a line goes to its next stop there.
    run: Run,
    /// Set to false by a click on a line.
    playing: RwSignal<bool>,
) -> impl IntoView {
    let marks = Memo::new(move |_| Marks::of(run));
    let frame = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
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
            .map(|(pieces, line)| view_line(line, pieces, marks, run, playing))
            .collect_view()
    };
    view! {
        <div class="source" node_ref=frame>
            <ol class="lines" data-rove aria-label="Source">{lines}</ol>
        </div>
    }
}

fn view_line(
    line: u32,
    pieces: Vec<Piece>,
    marks: Memo<Marks>,
    run: Run,
    playing: RwSignal<bool>,
) -> impl IntoView {
    let is = move |pick: fn(&Marks) -> Option<u32>| marks.with(|marks| pick(marks) == Some(line));
    let reachable =
        Memo::new(move |_| marks.with(|marks| marks.reachable.binary_search(&line).is_ok()));
    let next = Memo::new(move |_| is(|marks| marks.next));
    let current = Memo::new(move |_| is(|marks| marks.current));
    let failed = Memo::new(move |_| is(|marks| marks.failed));
    let go = move || {
        if reachable.get_untracked() {
            playing.set(false);
            run.go_to_line(line);
        }
    };
    let label = move || match (reachable.get(), next.get(), failed.get()) {
        (_, _, true) => format!("Line {line}, where the run ended"),
        (_, true, _) => format!("Line {line}, runs next"),
        (true, ..) => format!("Line {line}: go to its next step"),
        _ => format!("Line {line}"),
    };
    let number = move || match reachable.get() {
        true => view! {
            <button type="button" class="no" aria-label=label
                aria-current=move || next.get().then_some("step")
                tabindex=move || if next.get() || failed.get() { "0" } else { "-1" }>{line}</button>
        }
        .into_any(),
        false => view! { <span class="no gutter" aria-hidden="true">{line}</span> }.into_any(),
    };
    view! {
        <li class:reachable=reachable class:next=next class:current=current class:failed=failed
            on:click=move |_| go()>
            {number}
            <code class="text">{view_pieces(pieces)}</code>
        </li>
    }
}

/// Coloured pieces of a line.
pub fn view_pieces(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|(class, text)| match class {
            "" => text.into_any(),
            _ => view! { <span class=class>{text}</span> }.into_any(),
        })
        .collect_view()
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
