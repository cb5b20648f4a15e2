//! A program that stands still.

use std::fmt::Write as _;

use diagram::{Options, SvgOptions};
use machine::Trace;

use crate::escape;

/// Steps that are told one by one.
const MAX_STEPS: usize = 60;

/// One stop of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// The line that has run, from 1.
    pub line: Option<u32>,
    /// What happened in the step that led here.
    pub sentence: String,
}

/// A picture of one moment of a run, and its steps as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Still {
    /// The picture, as SVG with its own style sheet.
    pub svg: String,
    /// The step that the picture shows, from 1.
    pub shown: usize,
    /// The first steps of the run.
    pub steps: Vec<Step>,
    /// How many steps the run has.
    pub total: usize,
}

impl Still {
    /// Of a recorded run; the picture is that of the moment with the most to see.
    pub fn new(name: &str, trace: &Trace) -> Self {
        let total = trace.stops().len();
        let mut steps = Vec::new();
        let mut most = (0, 0);
        for stop in 0..total.min(MAX_STEPS) {
            let moment = trace.moment(stop);
            let diagram = diagram::diagram(&moment, &Options::default());
            if diagram.items.len() > most.1 {
                most = (stop, diagram.items.len());
            }
            let line = stop.checked_sub(1).and_then(|before| trace.line_of(before));
            steps.push(Step { line, sentence: diagram.sentence });
        }
        Self { svg: picture(name, trace, most.0), shown: most.0 + 1, steps, total }
    }

    /// The steps as a list in HTML.
    pub fn steps_html(&self) -> String {
        let mut out = String::from("<ol>");
        for step in &self.steps {
            let line = step.line.map(|line| format!("Line {line}: ")).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = write!(out, "<li>{line}{}</li>", with_code(&step.sentence));
        }
        out.push_str("</ol>");
        if self.total > self.steps.len() {
            let _ = write!(out, "<p>And {} more steps.</p>", self.total - self.steps.len());
        }
        out
    }
}

/// The picture of a stop, from 0.
pub fn picture(name: &str, trace: &Trace, stop: usize) -> String {
    let moment = trace.moment(stop);
    let options = SvgOptions {
        title: format!("Memory of {name} at step {}", stop + 1),
        description: diagram::text(&moment),
        is_standalone: true,
    };
    diagram::svg(&diagram::diagram(&moment, &Options::default()), &options)
}

/// A sentence whose parts between backquotes are code, as HTML.
fn with_code(sentence: &str) -> String {
    let parts = sentence.split('`').enumerate().map(|(index, part)| match index % 2 {
        0 => escape(part),
        _ => format!("<code>{}</code>", escape(part)),
    });
    parts.collect()
}
