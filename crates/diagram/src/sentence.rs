//! One or two sentences: what happened since the stop before, and why.
//!
//! Made by comparing what two pictures show, with the events between them as the causes.

mod conditions;
mod differences;
mod moves;
mod threads;

use machine::{EventKind, Machine, Moment, Outcome, StopKind};
use mir::{BodyKind, Program, Span};

use crate::node::{Node, NodeKind};
use crate::text::{self, bytes};
use crate::view::{FrameView, Variable, View};
use crate::{State, names};

/// Most clauses of a sentence; the picture shows the rest.
const CLAUSES: usize = 4;

/// Elements of an array compared.
const ELEMENTS: usize = 64;

/// Characters of a quoted statement.
const QUOTE: usize = 48;

/// A moment with the pictures before and after.
pub(crate) struct Step<'a> {
    pub moment: &'a Moment,
    pub program: &'a Program,
    pub before: View,
    pub after: View,
}

pub(crate) fn sentence(moment: &Moment) -> String {
    let after = crate::view::view(moment, ELEMENTS);
    let Some(before) = &moment.before else { return first(moment, &after) };
    let here = before.stop.span;
    let thread = moment.machine.running();
    let before = crate::view::of_thread(&before.machine, thread, &[], here, ELEMENTS, false);
    let step = Step { moment, program: moment.machine.program(), before, after };
    let mut clauses = match step.is_switch() {
        true => step.switch_clauses(),
        false => step.clauses(),
    };
    let more = clauses.len().saturating_sub(CLAUSES);
    clauses.truncate(CLAUSES);
    if more > 0 {
        clauses.push("and more changes".to_owned());
    }
    let end = end(moment);
    let is_cut_short =
        !end.is_empty() && !matches!(moment.machine.outcome(), Some(Outcome::Finished { .. }));
    let what = match clauses.is_empty() && is_cut_short {
        true => String::new(),
        false if step.is_switch() => sentence_of(&clauses.join("; ")),
        false => step.head(&clauses),
    };
    [what, end].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The start of the program, or an end before anything else.
fn first(moment: &Moment, view: &View) -> String {
    let end = end(moment);
    if !end.is_empty() {
        return end;
    }
    match view.frames.last() {
        Some(frame) => format!("The program starts: the frame of `{}` is pushed.", frame.name),
        None => "The program starts.".to_owned(),
    }
}

/// How the run ended, if it has.
fn end(moment: &Moment) -> String {
    if moment.stop.kind != StopKind::End {
        return String::new();
    }
    let program = moment.machine.program();
    let line = |span: Span| match span.is_user() && !program.files.is_empty() {
        true => format!(" at line {}", program.line(span)),
        false => String::new(),
    };
    match moment.machine.outcome() {
        Some(Outcome::Finished { exit_code: 0 }) => {
            format!("The program is over.{}", leaks(moment))
        }
        Some(Outcome::Finished { exit_code }) => {
            format!("The program is over with status {exit_code}.{}", leaks(moment))
        }
        Some(Outcome::Panicked { message, location }) => {
            format!("The program panicked{}: {message}. {}", line(location.span), unwound())
        }
        Some(Outcome::Aborted { why, span }) => {
            format!("The program aborts{}: {why}.", line(*span))
        }
        Some(Outcome::UndefinedBehavior(ub)) => {
            let history = [("allocated", ub.allocated_at), ("freed", ub.freed_at)]
                .into_iter()
                .filter_map(|(what, site)| Some(format!("{what}{}", line(site?.span))))
                .collect::<Vec<_>>()
                .join(", ");
            let history = match history.is_empty() {
                true => String::new(),
                false => format!(" That memory was {history}."),
            };
            format!("Undefined behaviour{}: {}.{history}", line(ub.span), ub.message)
        }
        Some(Outcome::Unsupported { why, span }) => {
            format!("The simulator stops{}: {why}.", line(*span))
        }
        Some(Outcome::Malformed { why, span }) => {
            format!("The simulator cannot go on{}: {why}.", line(*span))
        }
        Some(Outcome::Deadlock(deadlock)) => {
            format!("No thread can go on: {deadlock}. This is a deadlock.")
        }
        Some(Outcome::Limit(limit)) => format!("The run ends here: {limit}."),
        None => String::new(),
    }
}

fn unwound() -> &'static str {
    "Its frames were unwound and what they owned was dropped."
}

fn leaks(moment: &Moment) -> String {
    let leaks = moment.machine.leaks();
    let total: u64 = leaks.iter().map(|leak| leak.size).sum();
    match leaks.len() {
        0 => String::new(),
        1 => format!(" One heap block of {} was never freed: it leaked.", bytes(total)),
        count => {
            format!(" {count} heap blocks, {} in all, were never freed: they leaked.", bytes(total))
        }
    }
}

impl Step<'_> {
    /// All that is worth saying, the most important first.
    fn clauses(&self) -> Vec<String> {
        let mut clauses = self.threads();
        clauses.extend(self.calls());
        let moves = self.moves();
        let heap = self.heap();
        let mut differences = self.differences();
        // Where a move went is told with the move.
        differences.retain(|clause| {
            let name = clause.split('`').nth(1).unwrap_or_default();
            !clause.contains(" of the stack")
                || !moves.iter().any(|to| to.contains(&format!("to `{name}`")))
        });
        clauses.extend(moves);
        clauses.extend(heap);
        clauses.extend(differences);
        clauses.extend(self.prints());
        let is_drop =
            self.moment.before.as_ref().is_some_and(|before| before.stop.kind == StopKind::Drop);
        if !is_drop {
            clauses.extend(self.gone());
        }
        clauses
    }

    /// The statement, with what it did.
    fn head(&self, clauses: &[String]) -> String {
        let all = clauses.join("; ");
        let Some(before) = self.moment.before.as_ref().map(|before| &before.stop) else {
            return all;
        };
        let quote = self.quote(before.span);
        match before.kind {
            // A call or a return says it all itself.
            _ if !clauses.is_empty() && self.is_call_or_return() => sentence_of(&all),
            StopKind::Drop => match (self.dropped(), clauses.is_empty()) {
                (Some(name), true) => format!("`{name}` goes out of scope."),
                (Some(name), false) => format!("`{name}` goes out of scope: {all}."),
                (None, true) => {
                    "A variable goes out of scope; its value was moved out, so there is nothing to drop."
                        .to_owned()
                }
                (None, false) => sentence_of(&all),
            },
            StopKind::Enter if clauses.is_empty() => match self.after.frames.last() {
                Some(frame) => format!("The body of `{}` begins.", frame.name),
                None => String::new(),
            },
            StopKind::BlockEnd if clauses.is_empty() => "The block ends.".to_owned(),
            StopKind::Enter | StopKind::BlockEnd | StopKind::Return | StopKind::End => {
                sentence_of(&all)
            }
            StopKind::Condition | StopKind::Statement if self.what_happens(&quote).is_some() => {
                let what = self.what_happens(&quote).unwrap_or_default();
                match clauses.is_empty() {
                    true => format!("`{quote}` {what}."),
                    false => format!("`{quote}` {what}: {all}."),
                }
            }
            StopKind::Condition if clauses.is_empty() => format!("`{quote}` is evaluated."),
            _ if clauses.is_empty() => format!("`{quote}` is done; nothing that is shown changes."),
            // A name alone, as the tail of a block, says nothing more.
            _ if !quote.contains([' ', '(']) => sentence_of(&all),
            _ => format!("`{quote}`: {all}."),
        }
    }

    /// Was a call of the reader's over in this step?
    fn has_returned(&self) -> bool {
        let mut frames = self.before.frames.iter().filter(|frame| is_user(frame));
        frames.any(|frame| !self.after.frames.iter().any(|new| same(new, frame)))
    }

    fn is_call_or_return(&self) -> bool {
        let deeper = |from: &View, than: &View| {
            from.frames.iter().any(|frame| !than.frames.iter().any(|old| same(old, frame)))
        };
        self.moment.stop.kind == StopKind::Enter && deeper(&self.after, &self.before)
            || self.moment.before.as_ref().is_some_and(|before| {
                before.stop.kind == StopKind::Return && deeper(&self.before, &self.after)
            })
    }

    /// Frames pushed and popped.
    fn calls(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        for gone in self.before.frames.iter().rev().filter(|frame| is_user(frame)) {
            if self.is_in(&self.moment.machine, gone) {
                continue;
            }
            let result = gone.variables.iter().find(|found| found.name == "return value");
            let value = result
                .filter(|found| found.value.inline().chars().count() <= QUOTE)
                .filter(|found| found.value.pointers().is_empty())
                .map_or(String::new(), |found| format!(" {}", found.value.inline()));
            clauses.push(match self.unwound(gone) {
                true => format!("the panic leaves `{}`: its frame is popped", gone.name),
                false => format!("`{}` returns{value}: its frame is popped", gone.name),
            });
        }
        for new in self.after.frames.iter().filter(|frame| is_user(frame)) {
            if self.was_there(new) {
                continue;
            }
            let called = self.call_text(new);
            let mut clause = format!("{called} is called: a new frame is pushed");
            for variable in new.variables.iter().take(3).filter(|found| !found.is_hidden) {
                clause.push_str(&format!(", `{}` {}", variable.name, self.receives(variable)));
            }
            clauses.push(clause);
        }
        clauses
    }

    /// Was it on the stack before, shown or left out?
    fn was_there(&self, frame: &FrameView) -> bool {
        self.moment.before.as_ref().is_some_and(|before| self.is_in(&before.machine, frame))
    }

    fn receives(&self, variable: &Variable) -> String {
        match &variable.value.kind {
            NodeKind::Pointer(end) => {
                format!("receives the address of {}", names::pointer(&self.after, end))
            }
            _ => {
                if let Some(says) = self.fat_pointer(&variable.value) {
                    return format!("receives {says}");
                }
                let value = variable.value.inline();
                match value.chars().count() <= QUOTE && variable.value.pointers().is_empty() {
                    true => format!("receives {value}"),
                    false => format!("receives {}", bytes(variable.value.slot.size)),
                }
            }
        }
    }

    /// The address of …, and the length 3.
    fn fat_pointer(&self, node: &Node) -> Option<String> {
        let [first, second] = node.children() else { return None };
        let (NodeKind::Pointer(end), true) = (&first.kind, text::is_fat(node)) else {
            return None;
        };
        let to = names::pointer(&self.after, end);
        let name = second.name.as_deref().unwrap_or_default();
        let what = if name == "len" { "length " } else { "" };
        Some(format!("the address of {to} and the {what}{}", second.inline()))
    }

    /// Variables of a frame that stays, whose block ended.
    fn gone(&self) -> Option<String> {
        let after = |frame: &FrameView| self.after.frames.iter().find(|found| same(found, frame));
        let names: Vec<String> = self
            .before
            .frames
            .iter()
            .filter_map(|frame| Some((frame, after(frame)?)))
            .flat_map(|(frame, after)| {
                let is_gone = |old: &&Variable| {
                    !old.is_hidden && !after.variables.iter().any(|found| found.local == old.local)
                };
                frame.variables.iter().filter(is_gone)
            })
            .map(|variable| format!("`{}`", variable.name))
            .collect();
        match &names[..] {
            [] => None,
            [one] => Some(format!("{one} goes out of scope")),
            many => Some(format!("{} go out of scope", many.join(", "))),
        }
    }

    fn unwound(&self, frame: &FrameView) -> bool {
        self.moment.events.iter().any(|event| {
            event.thread == frame.thread
                && matches!(event.kind, EventKind::Unwind { frame: left, .. } if left == frame.index as usize)
        })
    }

    /// Is the frame on the stack of its thread?
    fn is_in(&self, machine: &Machine, frame: &FrameView) -> bool {
        let found = machine.frames_of(frame.thread).get(frame.index as usize);
        found.is_some_and(|found| found.serial == frame.serial)
    }

    /// The call as it is written, if the reader wrote it.
    fn call_text(&self, frame: &FrameView) -> String {
        let span = self
            .moment
            .machine
            .frames_of(frame.thread)
            .get(frame.index as usize)
            .map(|found| found.call_span)
            .filter(|span| span.is_user());
        let is_plain = |text: &String| text.contains('(');
        let text = |span: Span| {
            let file = self.program.files.get(span.file.index());
            let text = file.and_then(|file| file.text.get(span.lo as usize..span.hi as usize));
            let text = text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            let before = file.and_then(|file| file.text.get(..span.lo as usize));
            cut(&format!("{}{text}", receiver(before.unwrap_or_default())), QUOTE)
        };
        match span.map(text).filter(is_plain) {
            Some(text) => format!("`{text}`"),
            None => format!("`{}`", frame.name),
        }
    }

    fn prints(&self) -> Vec<String> {
        let text: String = self
            .moment
            .events
            .iter()
            .filter_map(|event| match &event.kind {
                EventKind::Print { stderr: false, text } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let text = text.trim_end_matches('\n');
        match text.is_empty() {
            true => vec![],
            false => vec![format!("prints {:?}", cut(text, QUOTE))],
        }
    }

    /// The variable that a drop stop was about.
    fn dropped(&self) -> Option<String> {
        let event = self.moment.events.iter().find_map(|event| match &event.kind {
            EventKind::Drop { place } if event.user => place.alloc,
            _ => None,
        })?;
        let variables = self.before.frames.iter().flat_map(|frame| &frame.variables);
        variables
            .filter(|variable| !variable.is_hidden)
            .find(|variable| variable.value.slot.alloc == event)
            .map(|variable| variable.name.clone())
    }

    /// The source of a span on one line: the whole statement, without the block it heads.
    fn quote(&self, span: Span) -> String {
        let source = self.program.files.get(span.file.index()).map_or("", |file| &file.text);
        let (lo, hi) = (span.lo as usize, span.hi as usize);
        let (Some(before), Some(text), Some(behind)) =
            (source.get(..lo), source.get(lo..hi), source.get(hi..))
        else {
            return String::new();
        };
        let head = before.rsplit(['\n', '{', '}', ';']).next().unwrap_or_default().trim_start();
        let tail = behind.split(['\n', '{', '}', ';']).next().unwrap_or_default();
        let text = format!("{head}{text}{tail}");
        let is_block = ["for ", "while ", "if ", "match ", "loop ", "unsafe "]
            .iter()
            .any(|keyword| text.starts_with(keyword));
        let text = if is_block { text.split('{').next().unwrap_or_default() } else { &text };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        cut(text.trim_end_matches([';', ',']).trim_end(), QUOTE)
    }
}

fn is_user(frame: &FrameView) -> bool {
    frame.kind == BodyKind::User
}

fn same(a: &FrameView, b: &FrameView) -> bool {
    a.thread == b.thread && a.serial == b.serial
}

/// What a method is called on, with the dot: names and fields as they are written, else `…`.
fn receiver(before: &str) -> String {
    let Some(chain) = before.trim_end().strip_suffix('.') else { return String::new() };
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let start = chain
        .rfind(|letter| !is_part(letter))
        .map_or(0, |at| at + chain[at..].chars().next().map_or(0, char::len_utf8));
    let is_whole = !chain[..start].ends_with([')', ']', '}', '?', '"']) && start < chain.len();
    let name = chain[start..].rsplit("..").next().unwrap_or_default();
    if is_whole { format!("{name}.") } else { "….".to_owned() }
}

/// With a capital letter, where there is one, and a full stop.
fn sentence_of(clause: &str) -> String {
    let mut letters = clause.chars();
    match letters.next() {
        None => String::new(),
        Some(first) => format!("{}{}.", first.to_ascii_uppercase(), letters.as_str()),
    }
}

fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// Is the value no longer usable?
fn is_moved(state: State) -> bool {
    state == State::Moved
}
