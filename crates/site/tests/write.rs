//! Small books, written as the whole one is.

use std::{
    fs,
    path::{Path, PathBuf},
};

const TEMPLATE: &str = "<html data-root=\"./\" data-page=\"chapter\"><title><!--site:title--></title>\
    <!--site:head--><!--site:chrome--><nav><!--site:contents--></nav><!--/site:chrome-->\
    <main id=\"main\"><!--site:main--></main></html>";

const PROGRAM: &str =
    "fn main() {\n    let x = 6;\n    let y = x * 7;\n    println!(\"{y}\");\n}\n";

/// A book of one chapter with one program, and what came of it.
fn write(name: &str, body: &str) -> (PathBuf, Result<site::Written, Vec<String>>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let (chapters, dist) = (folder.join("chapters"), folder.join("dist"));
    fs::create_dir_all(chapters.join("one")).expect("a folder");
    fs::create_dir_all(&dist).expect("a folder");
    let text = format!("---\nnumber: 1\ntitle: One\nquestion: Why?\n---\n{body}");
    fs::write(chapters.join("one/chapter.md"), text).expect("a chapter");
    fs::write(chapters.join("one/six.rs"), PROGRAM).expect("a program");
    fs::write(dist.join("index.html"), TEMPLATE).expect("a template");
    let written = site::write(&chapters, &dist).map_err(|errors| {
        let lines = errors.iter().map(|error| format!("{}: {}", error.line, error.message));
        lines.collect()
    });
    (dist, written)
}

#[track_caller]
fn contains(page: &Path, parts: &[&str]) {
    let text = fs::read_to_string(page).expect("the page");
    for part in parts {
        assert!(text.contains(part), "{} lacks {part}:\n{text}", page.display());
    }
}

#[test]
fn a_book_of_one_chapter() {
    let (dist, written) = write(
        "good",
        "Text & {{value y in six.rs at line 4}}, `{{size_of u64}}`.\n\n\
         ```program\nfile: six.rs\nat: line 3\ncaption: A *caption*.\n```\n\n\
         ```predict\nfile: six.rs\nat: line 3\nquestion: What is `y`?\n\
         ask: value y at after line 3\nchoices: 41 | 42\nwhy: Six times seven.\n```\n",
    );
    assert_eq!(written, Ok(site::Written { pages: 2, programs: 1 }));
    contains(
        &dist.join("one.html"),
        &[
            "Text &amp; <data class=\"computed\">42</data>, <code><data class=\"computed\">8</data>",
            "data-program=\"one/six\"",
            "data-bundle=\"programs/one/six.lives\" data-at=\"line 3\"",
            "<svg",
            "<figcaption>A <em>caption</em>.</figcaption>",
            "data-query=\"value y at after line 3\"",
            "<p class=\"true-answer\">42</p>",
            "href=\"./one.html\" aria-current=\"page\"",
        ],
    );
    contains(&dist.join("index.html"), &["data-page=\"cover\"", "href=\"./one.html\""]);
    contains(
        &dist.join("embed/one/six.html"),
        &[
            "<rust-memory program=\"one/six\"",
            "src=\"../rust-memory-1.js\"",
            "<span class=\"line\" data-line=\"1\">",
            "<svg",
            "<li>Line 2: ",
        ],
    );
    contains(&dist.join("programs/one/six.json"), &["\"bundle\":\"programs/one/six.lives\""]);
    contains(&dist.join("exercises/one.json"), &["[\"one/one-six\"]"]);
    contains(
        &dist.join("exercises/one/one-six.json"),
        &["\"query\":\"value y at after line 3\"", "\"program\":\"one/six\""],
    );
    let loader = fs::read(dist.join("embed/rust-memory-1.js")).expect("the loader");
    contains(&dist.join("embed/integrity.json"), &[&embed::integrity(&loader)]);
    contains(&dist.join("embed/style-1.css"), &["--accent: var(--rust-memory-accent, "]);
    let bundle = fs::read(dist.join("programs/one/six.lives")).expect("the bundle");
    let library = fs::read(dist.join("programs/library.shelf")).expect("the library");
    let library = mir::decode_library(&library).expect("a library");
    let program = mir::decode_with(&bundle, &library).expect("a bundle");
    assert_eq!(program.source(), PROGRAM);
}

#[test]
fn mistakes_are_told_by_line() {
    let (_, written) = write(
        "bad",
        "{{value z in six.rs at line 4}}\n\n[link](../two/chapter.md)\n\n\
         ```program\nfile: seven.rs\n```\n\n\
         ```predict\nfile: six.rs\nquestion: What?\nask: output\nchoices: 41 | 43\nwhy: No.\n```\n",
    );
    let errors = written.expect_err("four mistakes");
    let expect = [
        "6: there is no variable `z` then",
        "8: there is no chapter `two`",
        "10: ",
        "14: the answer is `42`, once among 41 | 43",
    ];
    assert_eq!(errors.len(), expect.len(), "{errors:#?}");
    for (error, expect) in errors.iter().zip(expect) {
        assert!(error.starts_with(expect), "{error} is not {expect}");
    }
}

/// A library changes what is shipped, never what runs.
#[test]
fn packing_is_undone_by_unpacking() {
    let mut world = analysis::World::new(analysis::Edition::default());
    let mut compile = |source: &str| {
        world.set_source(source);
        mir_build::compile(&world).program.expect("the program compiles")
    };
    let programs = [
        compile(PROGRAM),
        compile(
            "struct P { x: u8 }\nfn main() {\n    let v = vec![P { x: 1 }];\n    println!(\"{}\", v[0].x);\n}\n",
        ),
        compile(
            "struct P { y: u8 }\nfn main() {\n    let v = vec![P { y: 1 }];\n    println!(\"{}\", v[0].y);\n}\n",
        ),
    ];
    let library = mir::Library::of(&programs);
    for program in &programs {
        let plain = mir::encode(program).expect("bytes");
        let packed = mir::encode_with(program, &library).expect("bytes");
        assert!(packed.len() < plain.len() / 2, "{} of {}", packed.len(), plain.len());
        assert_eq!(mir::decode_with(&packed, &library), mir::decode(&plain));
        assert!(mir::decode(&packed).is_err(), "a program without its library");
    }
}
