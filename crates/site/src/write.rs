//! The files of the site.

use std::{collections::BTreeMap, fs, path::Path};

use book::{Book, Chapter, Error};

use crate::{
    chapter::Writer,
    chrome, hosts,
    programs::Programs,
    section,
    template::{Page, Template},
};

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// Chapters and the cover.
    pub pages: usize,
    /// Programs with bundle and embed page.
    pub programs: usize,
}

/// The template under the name it keeps once `index.html` is the cover.
const TEMPLATE: &str = "template.html";

/// What the programs of the book share.
const LIBRARY: &str = "programs/library.shelf";

/// Writes the site of a folder of chapters into the folder that trunk filled. What has a mistake is
/// left out of its page, so that an author can look at the rest.
///
/// # Errors
/// All mistakes of the chapters and their programs, or why a file could not be written.
pub fn write(chapters: &Path, dist: &Path) -> Result<Written, Vec<Error>> {
    let book = Book::load(chapters)?;
    let template = template(dist).map_err(|error| vec![error])?;
    let mut programs = Programs::new(chapters);
    let mut errors = Vec::new();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut exercises = BTreeMap::new();

    for (index, chapter) in book.chapters.iter().enumerate() {
        let mut writer = Writer {
            book: &book,
            chapter,
            programs: &mut programs,
            errors: Vec::new(),
            taken: Vec::new(),
            exercises: Vec::new(),
        };
        let mut main = writer.article();
        errors.append(&mut writer.errors);
        exercises.insert(chapter.slug.clone(), writer.exercises);
        let before = index.checked_sub(1).and_then(|before| book.chapters.get(before));
        main.push_str(&chrome::pager(before, book.chapters.get(index + 1)));
        let page = template.fill(&Page {
            title: &format!("{} · {}", chapter.front.title, chrome::TITLE),
            description: &chapter.front.question,
            kind: "chapter",
            contents: &chrome::contents(&book, Some(&chapter.slug)),
            main: &main,
            depth: 0,
        });
        files.push((format!("{}.html", chapter.slug), page.into_bytes()));
    }

    for (name, kind, main) in
        [("index.html", "cover", chrome::cover(&book)), ("404.html", "lost", chrome::lost())]
    {
        let page = template.fill(&Page {
            title: chrome::TITLE,
            description: chrome::ABOUT,
            kind,
            contents: &chrome::contents(&book, None),
            main: &main,
            depth: 0,
        });
        files.push((name.to_owned(), page.into_bytes()));
    }

    let mut count = 0;
    for program in programs.all() {
        count += 1;
        files.extend(hosts::program(program));
    }
    files.extend(hosts::exercises(&exercises));
    files.extend(hosts::scripts());
    files.push(hosts::index(&programs));
    let guide = guide(&book, &mut programs, &mut errors);
    let sheet = hosts::sheet(&book, &exercises);
    for (name, title, main) in
        [("embed.html", "Embed", guide), ("sheet.html", "Exercises on paper", sheet)]
    {
        let page = template.fill(&Page {
            title: &format!("{title} · {}", chrome::TITLE),
            description: "Programs and exercises of the book for pages and courses of others.",
            kind: "hosts",
            contents: &chrome::contents(&book, None),
            main: &main,
            depth: 0,
        });
        files.push((name.to_owned(), page.into_bytes()));
    }
    files.extend(
        bundles(&programs).map_err(|message| {
            vec![Error { file: dist.display().to_string(), line: 0, message }]
        })?,
    );
    for program in programs.all() {
        let bytes = mir::encode_borrows(&program.borrows).map_err(|error| {
            vec![Error { file: format!("{}.rs", program.id), line: 0, message: error.to_string() }]
        })?;
        files.push((section::borrows_path(program), bytes));
    }
    for (name, bytes) in &files {
        save(&dist.join(name), bytes).map_err(|error| vec![error])?;
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Written { pages: book.chapters.len() + 1, programs: count })
}

/// The page that tells how to show a program in a page of one's own.
fn guide(book: &Book, programs: &mut Programs, errors: &mut Vec<Error>) -> String {
    let chapter = match Chapter::parse("embed", "crates/embed/guide.md", embed::GUIDE) {
        Ok(chapter) => chapter,
        Err(error) => {
            errors.push(error);
            return String::new();
        }
    };
    let mut writer = Writer {
        book,
        chapter: &chapter,
        programs,
        errors: Vec::new(),
        taken: Vec::new(),
        exercises: Vec::new(),
    };
    let main = hosts::guide(&chapter.front, &writer.blocks(&chapter.blocks));
    errors.append(&mut writer.errors);
    main
}

/// What the pages load: the programs, and once what they share.
fn bundles(programs: &Programs) -> Result<Vec<(String, Vec<u8>)>, String> {
    let compiled: Vec<_> = programs
        .all()
        .filter_map(|program| Some((program, program.trace.as_ref()?.program().clone())))
        .collect();
    let all: Vec<mir::Program> = compiled.iter().map(|(_, program)| program.clone()).collect();
    let library = mir::Library::of(&all);
    let bytes = mir::encode_library(&library).map_err(|error| error.to_string())?;
    let mut files = vec![(LIBRARY.to_owned(), bytes)];
    let anyway = programs.all().filter_map(|program| Some((program, program.anyway.as_ref()?)));
    for (program, counterfactual) in anyway {
        let bytes = mir::encode_with(counterfactual, &library).map_err(|it| it.to_string())?;
        files.push((section::anyway_path(program), bytes));
    }
    for (program, compiled) in &compiled {
        let bytes = mir::encode_with(compiled, &library).map_err(|error| error.to_string())?;
        files.push((section::bundle_path(program), bytes));
        // For a page of others with one program: lighter than what all programs share.
        let alone = mir::encode(compiled).map_err(|error| error.to_string())?;
        files.push((section::alone_path(program), alone));
    }
    Ok(files)
}

/// trunk's page. It is kept apart, so that the site can be written again without trunk.
fn template(dist: &Path) -> Result<Template, Error> {
    let wrong =
        |file: &Path, message: String| Error { file: file.display().to_string(), line: 0, message };
    let (made, kept) = (dist.join("index.html"), dist.join(TEMPLATE));
    let fresh = fs::read_to_string(&made).ok().and_then(|text| {
        let template = Template::new(text.clone()).ok()?;
        Some((text, template))
    });
    if let Some((text, template)) = fresh {
        save(&kept, text.as_bytes())?;
        return Ok(template);
    }
    let text = fs::read_to_string(&kept)
        .map_err(|error| wrong(&kept, format!("there is no page by trunk: {error}")))?;
    Template::new(text).map_err(|message| wrong(&kept, message))
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).map_err(|error| Error {
        file: path.display().to_string(),
        line: 0,
        message: format!("it cannot be written: {error}"),
    })
}
