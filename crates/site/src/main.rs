//! `site CHAPTERS DIST`: writes the pages into what trunk made.

use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [chapters, dist] = args.as_slice() else {
        eprintln!("usage: site CHAPTERS DIST");
        return ExitCode::FAILURE;
    };
    match site::write(Path::new(chapters), Path::new(dist)) {
        Ok(written) => {
            eprintln!("  {} pages, {} programs", written.pages, written.programs);
            ExitCode::SUCCESS
        }
        Err(errors) => {
            for error in errors {
                eprintln!("{error}");
            }
            ExitCode::FAILURE
        }
    }
}
