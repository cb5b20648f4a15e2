//! `mdbook-rust-memory`: called by mdBook, which writes a book to its input and reads one from its
//! output. See [mdBook's description](https://rust-lang.github.io/mdBook/for_developers/preprocessors.html).

use std::{
    env,
    io::{Read as _, Write as _, stdin, stdout},
    process::ExitCode,
};

fn main() -> ExitCode {
    // `supports RENDERER`: every one is.
    if env::args().nth(1).as_deref() == Some("supports") {
        return ExitCode::SUCCESS;
    }
    let mut input = String::new();
    let answer = match stdin().read_to_string(&mut input) {
        Ok(_) => mdbook_rust_memory::preprocess(&input),
        Err(error) => Err(format!("mdBook's book cannot be read: {error}")),
    };
    match answer {
        Ok(book) => {
            // A closed pipe is no failure of ours.
            let _ = stdout().write_all(book.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("mdbook-rust-memory: {message}");
            ExitCode::FAILURE
        }
    }
}
