//! A program as one file.

use std::{fs, path::Path, rc::Rc};

use analysis::Edition;
use embed::{Parts, Still};
use machine::{Config, Trace};
use mir::Program;

/// A picture of a stop, or of the stop with the most to see.
///
/// # Errors
/// When there is no such stop.
pub fn export_svg(program: Program, title: &str, at: Option<usize>) -> Result<String, String> {
    let trace = record(program);
    match (at, trace.stops().len()) {
        (None, _) => Ok(Still::new(title, &trace).svg),
        (Some(at), stops) if at < stops => Ok(embed::picture(title, &trace, at)),
        (Some(at), stops) => Err(format!("there is no stop {at}; the program has {stops}")),
    }
}

/// A page that needs no server and no network, with the player of a built site.
///
/// # Errors
/// When the site has no player.
pub fn export_html(
    program: Program,
    title: &str,
    source: &str,
    edition: Edition,
    site: &Path,
) -> Result<String, String> {
    let read = |name: &str| {
        let path = site.join(name);
        fs::read(&path).map_err(|error| {
            format!("{}: {error}. `cargo xtask build` makes the site.", path.display())
        })
    };
    let text =
        |name: &str| String::from_utf8(read(name)?).map_err(|error| format!("{name}: {error}"));
    let bundle = mir::encode(&program).map_err(|error| error.to_string())?;
    let parts = Parts {
        title,
        source,
        edition: match edition {
            Edition::E2021 => "2021",
            Edition::E2024 => "2024",
        },
        bundle: &bundle,
        glue: &text("app.js")?,
        module: &read("app_bg.wasm")?,
        style: &text("embed/style-1.css")?,
    };
    Ok(embed::single_page(&parts, &Still::new(title, &record(program))))
}

fn record(program: Program) -> Trace {
    let mut trace = Trace::new(Rc::new(program), Config::default());
    trace.record(u64::MAX);
    trace
}
