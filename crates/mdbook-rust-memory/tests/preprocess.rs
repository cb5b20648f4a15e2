//! Books as mdBook sends them.

use mdbook_rust_memory::preprocess;
use serde_json::{Value, json};

const PROGRAM: &str =
    "fn main() {\n    let x = 6;\n\n    let y = x * 7;\n    println!(\"{y} < 50\");\n}\n";

fn book(renderer: &str, list: &str, content: &str) -> String {
    let context = json!({
        "renderer": renderer,
        "config": { "preprocessor": { "rust-memory": { "site": "https://book.example/x" } } },
    });
    let inner = json!({ "Chapter": { "name": "Inner", "path": "inner.md", "content": content, "sub_items": [] } });
    let outer = json!({ "Chapter": { "name": "Outer", "path": "outer.md", "content": "# Outer\n", "sub_items": [inner] } });
    json!([context, { (list): [outer, "Separator"] }]).to_string()
}

/// What becomes of a text: of mdBook 0.4's `sections` the same as of 0.5's `items`.
fn text(renderer: &str, content: &str) -> Result<String, String> {
    let mut texts = Vec::new();
    for list in ["sections", "items"] {
        let book: Value =
            serde_json::from_str(&preprocess(&book(renderer, list, content))?).expect("JSON");
        let outer = &book[list][0]["Chapter"];
        assert_eq!(outer["content"], "# Outer\n");
        texts
            .push(outer["sub_items"][0]["Chapter"]["content"].as_str().expect("a text").to_owned());
    }
    assert_eq!(texts[0], texts[1]);
    Ok(texts.swap_remove(0))
}

#[test]
fn html_gets_the_element_with_its_fallback_on_one_line() {
    let text = text("html", &format!("Before.\n\n```rust,memory,step=3,view=bytes+addresses,editable\n{PROGRAM}```\n\nAfter.\n")).expect("a text");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..3],
        [
            "Before.",
            "",
            "<script type=\"module\" src=\"https://book.example/x/embed/rust-memory-1.js\"></script>"
        ]
    );
    let element =
        lines.iter().find(|line| line.starts_with("<div><rust-memory ")).expect("an element");
    assert!(element.ends_with("</rust-memory></div>"));
    for part in [
        "step=\"3\" view=\"bytes addresses\" editable=\"\">",
        "fn main() {&#10;    let x = 6;&#10;&#10;    let y",
        "&lt; 50",
        "alt=\"Memory of the program at step 3 of ",
        "<ol><li>",
        "Line 4: ",
    ] {
        assert!(element.contains(part), "{part} is not in {element}");
    }
    assert_eq!(lines.last(), Some(&"After."));
}

#[test]
fn other_renderers_get_a_picture_and_the_steps() {
    let text = text("markdown", &format!("```rust,memory\n{PROGRAM}```\n")).expect("a text");
    assert!(
        text.starts_with(&format!("```rust\n{PROGRAM}```\n\n![Memory of the program at step ")),
        "{text}"
    );
    assert!(text.contains("](data:image/svg+xml;base64,"));
    assert!(text.contains("\n3. Line 2: `let x = 6`"), "{text}");
    assert!(!text.contains('<') || text.contains("< 50"));
}

#[test]
fn everything_else_stays_as_it_is() {
    let content = "# A\n\n```rust\nlet a;\n```\n\n~~~\n```rust,memory\nno\n```\n~~~\n\n    ```\n\n- item\n  ```text\n  x\n  ```\n";
    assert_eq!(text("html", content).as_deref(), Ok(content));
}

#[test]
fn mistakes_name_chapter_and_line() {
    let check = |content: &str, expect: &str| {
        let error = text("html", content).expect_err("a mistake");
        assert!(error.contains(expect), "{error}");
    };
    check(
        "x\n\n```rust,memory\nfn main() { let x: u8 = true; }\n```\n",
        "inner.md:3: the program does not compile\n  line 1 of the block: E0308",
    );
    check("```rust,memory,fast\nfn main() {}\n```\n", "inner.md:1: `fast` means nothing here");
    check("```rust,memory,step=99\nfn main() {}\n```\n", "inner.md:1: there is no step 99");
    assert!(preprocess("[]").is_err());
    assert!(preprocess("nonsense").is_err());
}
