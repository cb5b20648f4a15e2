//! The book itself.

use std::path::Path;

/// Every chapter can be read.
#[test]
fn chapters() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../chapters");
    match book::Book::load(&folder) {
        Ok(book) => assert!(!book.chapters.is_empty(), "no chapter in {}", folder.display()),
        Err(errors) => {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{}", errors.join("\n"));
        }
    }
}
