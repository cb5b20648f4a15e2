//! Writes the tables of upper and lower case (`src/interpret/intrinsic/case.rs`).

use std::{env, fmt::Write as _, fs, path::Path};

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut text = String::new();
    table(&mut text, "UPPER", |c| c.to_uppercase().collect());
    table(&mut text, "LOWER", |c| c.to_lowercase().collect());
    let folder = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&folder).join("case.rs"), text)
}

/// A run of characters that are converted alike: first, last, step, distance.
type Run = (u32, u32, u32, i64);

fn table(text: &mut String, name: &str, convert: impl Fn(char) -> Vec<char>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut longer = String::new();
    for c in '\0'..=char::MAX {
        match convert(c)[..] {
            [to] if to == c => {}
            [to] => {
                add(&mut runs, u32::from(c), i64::from(u32::from(to)) - i64::from(u32::from(c)))
            }
            ref chars => {
                let all: Vec<char> = chars.iter().copied().chain(['\0'; 3]).take(3).collect();
                let _ = write!(longer, "({c:?}, {all:?}), ");
            }
        }
    }
    let _ = write!(text, "const {name}: &[Run] = &[");
    for (first, last, step, distance) in runs {
        let _ = write!(
            text,
            "Run {{ first: {first}, last: {last}, step: {step}, distance: {distance} }}, "
        );
    }
    let _ = writeln!(text, "];\nconst {name}_LONGER: &[(char, [char; 3])] = &[{longer}];");
}

/// Prolongs the last run, if the character goes on with it.
fn add(runs: &mut Vec<Run>, code: u32, distance: i64) {
    if let Some((first, last, step, of_run)) = runs.last_mut() {
        let here = code - *last;
        if *of_run == distance && here <= 2 && (*first == *last || here == *step) {
            (*last, *step) = (code, here);
            return;
        }
    }
    runs.push((code, code, 1, distance));
}
