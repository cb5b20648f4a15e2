//! What pages of others load: for each program its page for frames, its card, a picture that
//! stands still; for each exercise its card; the scripts and their digests.

use std::collections::{BTreeMap, BTreeSet};

use book::{Book, Front};
use embed::Still;
use serde_json::{Value, json};

use crate::{
    chrome,
    html::{self, escape},
    programs::{Program, Programs},
    section,
};

/// The look of a program in a page of others: the book's, in the order of its pages.
const SHEETS: &[&str] = &[
    include_str!("../../../style/base.css"),
    include_str!("../../../style/player.css"),
    include_str!("../../diagram/src/diagram.css"),
    include_str!("../../../style/picture.css"),
];

/// A file of the site.
type File = (String, Vec<u8>);

/// An exercise for pages of others.
pub(crate) struct Exercise {
    /// Its name in its chapter.
    pub name: String,
    /// The program it is about.
    pub source: String,
    /// What `mount-1.js` reads, and the answer.
    pub card: Value,
}

/// The files of a program.
pub(crate) fn program(program: &Program) -> Vec<File> {
    let id = &program.id;
    let still = program.trace.as_ref().map(|trace| Still::new(&format!("{id}.rs"), trace));
    let mut files = vec![
        (format!("programs/{id}.json"), card(program).to_string().into_bytes()),
        (format!("embed/{id}.html"), frame(program, still.as_ref()).into_bytes()),
    ];
    if let Some(still) = still {
        let steps = format!(
            "<p>Memory at step {} of {}.</p>\n{}",
            still.shown,
            still.total,
            still.steps_html()
        );
        files.push((format!("programs/{id}.svg"), still.svg.into_bytes()));
        files.push((format!("programs/{id}.steps.html"), steps.into_bytes()));
    }
    files
}

/// The cards of the exercises, the list of each chapter's, and a page for frames.
pub(crate) fn exercises(all: &BTreeMap<String, Vec<Exercise>>) -> Vec<File> {
    let mut files = Vec::new();
    for (slug, exercises) in all.iter().filter(|(_, exercises)| !exercises.is_empty()) {
        let ids: Vec<String> = exercises.iter().map(|it| format!("{slug}/{}", it.name)).collect();
        files.push((format!("exercises/{slug}.json"), json!(ids).to_string().into_bytes()));
        let page = exercise_frame(slug, slug, "../", "<p>An exercise of the book.</p>");
        files.push((format!("embed/exercise/{slug}.html"), page.into_bytes()));
        for (id, exercise) in ids.iter().zip(exercises) {
            let mut card = exercise.card.clone();
            let answer = card.as_object_mut().and_then(|card| card.remove("answer_for_teachers"));
            files.push((format!("exercises/{id}.json"), card.to_string().into_bytes()));
            let fallback = printed(&exercise.card, answer.as_ref());
            let page = exercise_frame(id, &exercise.name, "../../", &fallback);
            files.push((format!("embed/exercise/{id}.html"), page.into_bytes()));
        }
    }
    files
}

/// The scripts, their style sheet, the page for programs in its own address, and the digests.
pub(crate) fn scripts() -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    let mut digests = serde_json::Map::new();
    for (name, text) in embed::files() {
        let integrity = embed::integrity(text.as_bytes());
        digests.insert(name.to_owned(), json!({ "integrity": integrity, "bytes": text.len() }));
        files.push((format!("embed/{name}"), text.as_bytes().to_vec()));
    }
    files.push(("embed/style-1.css".to_owned(), embed::style(SHEETS).into_bytes()));
    files.push(("embed/integrity.json".to_owned(), Value::from(digests).to_string().into_bytes()));
    let code = "<rust-memory loading=\"eager\" editable name=\"main.rs\"><p>This page runs the \
                program in its own address, and needs JavaScript for that.</p></rust-memory>";
    files.push(("embed/code.html".to_owned(), page("A Rust program", "./", code).into_bytes()));
    files
}

/// The names of all programs, for the page that makes snippets.
pub(crate) fn index(programs: &Programs) -> File {
    let names: BTreeSet<&str> = programs.all().map(|program| program.id.as_str()).collect();
    ("programs/index.json".to_owned(), json!(names).to_string().into_bytes())
}

/// The page with the builder and the guide.
pub(crate) fn guide(front: &Front, text: &str) -> String {
    let loader = embed::files().into_iter().find(|(name, _)| *name == embed::LOADER);
    let integrity = embed::integrity(loader.map_or("", |(_, text)| text).as_bytes());
    format!(
        "<article><header><h1>{}</h1><p class=\"lead\">{}</p></header>\
         <div id=\"builder\" data-integrity=\"{integrity}\"><p>Without JavaScript: write the snippets \
         below by hand.</p></div>\n{}</article>\
         <script type=\"module\" src=\"./embed/rust-memory-1.js\"></script>\
         <script type=\"module\" src=\"./embed/builder.js\"></script>",
        escape(&front.title),
        escape(&front.question),
        text.replace("INTEGRITY", &integrity),
    )
}

/// Every exercise on paper, and the answers on a page of their own.
pub(crate) fn sheet(book: &Book, all: &BTreeMap<String, Vec<Exercise>>) -> String {
    let (mut questions, mut answers) = (String::new(), String::new());
    for chapter in &book.chapters {
        let exercises = all.get(&chapter.slug).map(Vec::as_slice).unwrap_or_default();
        if exercises.is_empty() {
            continue;
        }
        let title = escape(&chapter.front.title);
        questions.push_str(&format!("<h2>{title}</h2>"));
        answers.push_str(&format!("<h3>{title}</h3>"));
        for (index, exercise) in exercises.iter().enumerate() {
            let number = format!("{}.{}", chapter.front.number, index + 1);
            let text =
                |name: &str| exercise.card.get(name).and_then(Value::as_str).unwrap_or_default();
            let choices = exercise.card.get("choices").and_then(Value::as_array);
            let choices: String = (choices.into_iter().flatten().filter_map(Value::as_str))
                .map(|choice| format!("<li>☐ <code>{}</code></li>", escape(choice)))
                .collect();
            let space = if choices.is_empty() { "<p>Answer: ________________</p>" } else { "" };
            questions.push_str(&format!(
                "<section class=\"on-paper\"><h3>{number}</h3>{}{}<ul>{choices}</ul>{space}</section>",
                text("question"),
                html::listing(&exercise.source),
            ));
            answers.push_str(&format!(
                "<section class=\"on-paper\"><p><strong>{number}: {}</strong></p>{}</section>",
                escape(text("answer_for_teachers")),
                text("why"),
            ));
        }
    }
    format!(
        "<article><header><h1>Exercises on paper</h1><p class=\"lead\">Every exercise of the book; the \
         answers, which the machine gave, begin on a page of their own.</p></header>{questions}\
         <h2 class=\"answer-key\">Answers</h2>{answers}</article>"
    )
}

/// What `mount-1.js` reads about a program.
fn card(program: &Program) -> Value {
    let errors: Vec<Value> = (program.errors.iter())
        .map(|error| json!({"code": error.code, "line": error.line, "message": error.message}))
        .collect();
    json!({
        "id": program.id,
        "title": title(program),
        "edition": program.edition,
        "source": program.source,
        "bundle": program.trace.as_ref().map(|_| section::bundle_path(program)),
        "borrows": section::borrows_path(program),
        "anyway": program.anyway.as_ref().map(|_| section::anyway_path(program)),
        "alone": program.trace.as_ref().map(|_| section::alone_path(program)),
        "errors": errors,
    })
}

fn title(program: &Program) -> String {
    format!("{}.rs", program.id.rsplit('/').next().unwrap_or_default())
}

/// The page for frames: a host of the element, as any other.
fn frame(program: &Program, still: Option<&Still>) -> String {
    let mut main = format!(
        "<rust-memory program=\"{}\" loading=\"eager\" editable>{}",
        escape(&program.id),
        html::listing(&program.source)
    );
    match still {
        Some(still) => {
            main.push_str(&format!("<figure>{}</figure>{}", still.svg, still.steps_html()));
        }
        None => {
            for error in &program.errors {
                let code = error.code.map_or(String::new(), |code| format!(" {code}"));
                main.push_str(&format!(
                    "<p><strong>rustc rejects line {}{code}:</strong> {}</p>",
                    error.line,
                    escape(&error.message)
                ));
            }
        }
    }
    main.push_str("</rust-memory>");
    page(&format!("{}.rs · {}", program.id, chrome::TITLE), "../", &main)
}

fn exercise_frame(id: &str, name: &str, root: &str, fallback: &str) -> String {
    let main = format!(
        "<rust-memory exercise=\"{}\" loading=\"eager\">{fallback}</rust-memory>",
        escape(id)
    );
    page(&format!("Exercise {name} · {}", chrome::TITLE), root, &main)
}

/// An exercise on paper, with the answer behind it.
fn printed(card: &Value, answer: Option<&Value>) -> String {
    let text = |name: &str| card.get(name).and_then(Value::as_str).unwrap_or_default();
    let choices = card.get("choices").and_then(Value::as_array).into_iter().flatten();
    let choices: String = choices
        .filter_map(Value::as_str)
        .map(|choice| format!("<li>{}</li>", escape(choice)))
        .collect();
    format!(
        "{}<ul>{choices}</ul><details><summary>Answer</summary><p>{}</p>{}</details>",
        text("question"),
        escape(answer.and_then(Value::as_str).unwrap_or_default()),
        text("why"),
    )
}

/// A page that is all element; `to_embed` is the way to the folder with the scripts.
fn page(title: &str, to_embed: &str, main: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
         <style>body {{ margin: 4px; font: 16px/1.5 system-ui, sans-serif; }} \
         pre, figure {{ margin: 0 0 16px; overflow: auto; }} svg {{ max-width: 100%; height: auto; }}\
         </style>\n\
         <script type=\"module\" src=\"{to_embed}{}\"></script>\n\
         <script type=\"module\" src=\"{to_embed}frame-1.js\"></script>\n\
         </head>\n<body>\n{main}\n</body>\n</html>\n",
        escape(title),
        embed::LOADER,
    )
}
