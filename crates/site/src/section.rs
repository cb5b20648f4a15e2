//! Programs and exercises of a chapter.

use book::{Predict, Program as ProgramBlock, Shown};
use diagram::{Options, SvgOptions};
use query::{Query, What};
use serde_json::json;

use crate::{
    chapter::Writer,
    hosts::Exercise,
    html::{self, escape},
    numbers,
    programs::Program,
};

impl Writer<'_> {
    /// A program that the reader steps through.
    pub(crate) fn program(&mut self, block: &ProgramBlock) -> String {
        let shown = &block.shown;
        let program = match self.programs.get(&self.chapter.slug, &shown.file, &shown.edition) {
            Ok(program) => program,
            Err(message) => return self.wrong(shown.line, message),
        };
        let caption = self.inlines(&block.caption);
        let content = match inside(&program, Some(shown)) {
            Ok(content) => content,
            Err(message) => return self.wrong(shown.line, message),
        };
        let id = self.section_name("p", &program.id);
        let mut out = open("program", &id, &program, Some(shown), &[]);
        out.push_str(&content);
        if !caption.is_empty() {
            out.push_str(&format!("<figcaption>{caption}</figcaption>"));
        }
        out + "</section>"
    }

    /// An exercise.
    pub(crate) fn predict(&mut self, block: &Predict) -> String {
        let shown = &block.shown;
        match self.exercise(block) {
            Ok(html) => html,
            Err(message) => self.wrong(shown.line, message),
        }
    }

    fn exercise(&mut self, block: &Predict) -> Result<String, String> {
        let shown = &block.shown;
        let program = self.programs.get(&self.chapter.slug, &shown.file, &shown.edition)?;
        let answer = numbers::answer(self.programs, Some(&program), &block.ask)?;
        if !block.choices.is_empty() {
            let right = block.choices.iter().filter(|choice| query::matches(choice, &answer));
            if right.count() != 1 {
                let choices = block.choices.join(" | ");
                return Err(format!("the answer is `{answer}`, once among {choices}"));
            }
        }
        let question = self.inlines(&block.question);
        let why = self.inlines(&block.why);
        let id = self.section_name("e", &program.id);
        let asked = if only_the_compiler_knows(&program, &block.ask) {
            ("data-answer", answer.clone())
        } else {
            ("data-query", block.ask.to_string())
        };
        self.exercises.push(Exercise {
            name: id.trim_start_matches("e-").to_owned(),
            source: program.source.clone(),
            card: json!({
                "program": program.id,
                asked.0.trim_start_matches("data-"): asked.1,
                "answer_for_teachers": answer,
                "question": format!("<p>{question}</p>"),
                "why": format!("<p>{why}</p>"),
                "choices": block.choices,
                "show": shown.show.join(" "),
                "at": shown.at.map(|at| at.to_string()),
            }),
        });
        let mut out = open("exercise", &id, &program, Some(shown), &[asked]);
        out.push_str(&format!("<div class=\"question\"><p>{question}</p></div>"));
        out.push_str(&inside(&program, Some(shown))?);
        if !block.choices.is_empty() {
            let choices: String = (block.choices.iter())
                .map(|choice| format!("<li>{}</li>", escape(choice)))
                .collect();
            out.push_str(&format!("<ul class=\"choices\">{choices}</ul>"));
        }
        out.push_str(&format!(
            "<details class=\"answer\"><summary>Answer</summary>\
             <p class=\"true-answer\">{}</p><div class=\"why\"><p>{why}</p></div></details>",
            escape(&answer),
        ));
        Ok(out + "</section>")
    }

    /// `p-stack-frames`, numbered when the program comes again in the chapter.
    fn section_name(&mut self, kind: &str, program: &str) -> String {
        let name = format!("{kind}-{}", program.replace('/', "-"));
        let again = self.taken.iter().filter(|taken| **taken == name).count();
        self.taken.push(name.clone());
        match again {
            0 => name,
            again => format!("{name}-{}", again + 1),
        }
    }
}

fn only_the_compiler_knows(program: &Program, query: &Query) -> bool {
    program.trace.is_none()
        || matches!(
            query.what,
            What::SizeOf(_) | What::AlignOf(_) | What::OffsetOf { .. } | What::Error
        )
}

fn open(
    class: &str,
    id: &str,
    program: &Program,
    shown: Option<&Shown>,
    more: &[(&str, String)],
) -> String {
    let file = program.id.rsplit('/').next().unwrap_or_default();
    let mut attributes = vec![
        ("class", class.to_owned()),
        ("id", id.to_owned()),
        ("aria-label", format!("Program {file}.rs")),
        ("data-program", program.id.clone()),
        ("data-edition", program.edition.clone()),
        ("data-title", format!("{file}.rs")),
    ];
    if program.trace.is_some() {
        attributes.push(("data-bundle", bundle_path(program)));
    }
    if let Some(shown) = shown {
        attributes.extend(shown.at.map(|at| ("data-at", at.to_string())));
        if !shown.show.is_empty() {
            attributes.push(("data-show", shown.show.join(" ")));
        }
    }
    attributes.push(("data-borrows", borrows_path(program)));
    if program.anyway.is_some() {
        attributes.push(("data-anyway", anyway_path(program)));
    }
    attributes.extend(more.iter().cloned());
    let attributes: String =
        (attributes.iter()).map(|(name, value)| format!(" {name}=\"{}\"", escape(value))).collect();
    format!("<section{attributes}>")
}

/// Where a program's bundle is, below the site's root.
pub(crate) fn bundle_path(program: &Program) -> String {
    match program.edition.as_str() {
        "2024" => format!("programs/{}.lives", program.id),
        edition => format!("programs/{}-{edition}.lives", program.id),
    }
}

/// Where what the borrow checker knows of a program is, below the site's root.
pub(crate) fn borrows_path(program: &Program) -> String {
    bundle_path(program).replace(".lives", ".borrows")
}

/// Where the bundle of a program is that rustc rejects, below the site's root.
pub(crate) fn anyway_path(program: &Program) -> String {
    bundle_path(program).replace(".lives", ".anyway")
}

/// Where the program is that needs no library.
pub(crate) fn alone_path(program: &Program) -> String {
    bundle_path(program).replace(".lives", ".alone")
}

/// Listing, picture and text of a program at its first moment; what rustc says if it rejects it.
fn inside(program: &Program, shown: Option<&Shown>) -> Result<String, String> {
    let mut out = html::listing(&program.source);
    let Some(trace) = &program.trace else {
        let errors: Vec<_> = (program.errors.iter())
            .map(|error| json!({"code": error.code, "line": error.line, "message": error.message}))
            .collect();
        for error in &program.errors {
            let code = error.code.map_or(String::new(), |code| format!(" {code}"));
            out.push_str(&format!(
                "<p class=\"compile-error\"><strong>rustc rejects line {}{code}:</strong> {}</p>",
                error.line,
                escape(&[error.message.as_str(), &error.explanation].join(" "))
            ));
        }
        // `<` would end the script early if it began `</script`.
        let errors = json!(errors).to_string().replace('<', "\\u003c");
        out.push_str(&format!(
            "<script type=\"application/json\" class=\"diagnostics\">{errors}</script>"
        ));
        return Ok(out);
    };
    let stop = match shown.and_then(|shown| shown.at) {
        Some(at) => at.stop(trace)?,
        None => 0,
    };
    let moment = trace.moment(stop);
    let show = |word: &str| shown.is_some_and(|shown| shown.show.iter().any(|it| it == word));
    let options = Options {
        bytes: show("bytes"),
        addresses: show("addresses"),
        types: show("types"),
        ..Options::default()
    };
    let text = diagram::text(&moment);
    let svg = diagram::svg(
        &diagram::diagram(&moment, &options),
        &SvgOptions {
            title: format!("Memory of {}.rs", program.id),
            description: text.clone(),
            is_standalone: false,
        },
    );
    out.push_str(&format!("<figure class=\"picture\" tabindex=\"0\">{svg}</figure>"));
    out.push_str(&format!(
        "<details class=\"as-text\"><summary>Picture as text</summary>\
         <pre tabindex=\"0\">{}</pre></details>",
        escape(&text)
    ));
    Ok(out)
}
