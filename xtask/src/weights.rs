//! What a reader downloads, as a server with brotli sends it.

use std::{fs, io::Write, path::Path};

use crate::report::{self, Failure, Result};

/// Files under one limit.
struct Limit {
    what: &'static str,
    files: &'static [&'static str],
    /// In kB of 1000 bytes: over it the build fails.
    limit: usize,
    /// Where it should be.
    aim: usize,
}

const PLAYER: &str = "player with view";

const LIMITS: &[Limit] = &[
    Limit { what: PLAYER, files: &["app.js", "app_bg.wasm"], limit: 350, aim: 180 },
    Limit {
        what: "compile module",
        files: &["compiler_web.js", "compiler_web_bg.wasm"],
        limit: 2000,
        aim: 1600,
    },
    Limit {
        what: "library of all programs",
        files: &["programs/library.shelf"],
        limit: 85,
        aim: 30,
    },
];

/// In bytes: the script that a host loads at once, and the picture that stands for a program.
const LOADER_LIMIT: usize = 4000;
const STILL_LIMIT: usize = 8000;

/// In kB: a program of 40 lines; longer ones may weigh more in proportion. Programs with a hash map
/// are over what it should be, 12.
const BUNDLE_LIMIT: usize = 15;
const BUNDLE_AIM: usize = 12;

/// Prints the weights of a site. A player that could not be compiled small may weigh what it does.
///
/// # Errors
/// When something is over its limit.
pub fn hold(dist: &Path, is_small: bool) -> Result {
    report::doing("weighing the site (brotli, half a minute)");
    let (mut over, mut borne) = (Vec::new(), Vec::new());
    for Limit { what, files, limit, aim } in LIMITS {
        let mut size = 0;
        for file in *files {
            size += brotli_size(&dist.join(file))?;
        }
        let may_be_over = *what == PLAYER && !is_small;
        line(what, size, *limit, *aim, if may_be_over { &mut borne } else { &mut over });
    }
    let mut bundles = files_below(&dist.join("programs"));
    bundles.retain(|file| file.extension().is_some_and(|extension| extension == "lives"));
    let mut heaviest = (String::new(), 0);
    for bundle in &bundles {
        let size = brotli_size(bundle)?;
        if size > heaviest.1 {
            let name = bundle.strip_prefix(dist).unwrap_or(bundle);
            heaviest = (name.display().to_string(), size);
        }
    }
    line(
        &format!("heaviest bundle, {}", heaviest.0),
        heaviest.1,
        BUNDLE_LIMIT,
        BUNDLE_AIM,
        &mut over,
    );
    let loader = brotli_size(&dist.join("embed/rust-memory-1.js"))?;
    small_line("loader of embeds", loader, LOADER_LIMIT, &mut over);
    let mut stills = files_below(&dist.join("programs"));
    stills.retain(|file| file.extension().is_some_and(|extension| extension == "svg"));
    let heaviest = stills.iter().map(|file| brotli_size(file)).collect::<Result<Vec<_>>>()?;
    let heaviest = heaviest.into_iter().max().unwrap_or_default();
    small_line("heaviest picture that stands still", heaviest, STILL_LIMIT, &mut over);
    if over.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("Over the limit: {}.", over.join("; ")),
        "Look at what the last change brought in; the limits stand in xtask/src/weights.rs.",
    ))
}

fn line(what: &str, bytes: usize, limit: usize, aim: usize, over: &mut Vec<String>) {
    let size = bytes as f64 / 1000.0;
    report::note(&format!("{what}: {size:.1} kB (limit {limit} kB, aim {aim} kB)"));
    if bytes > limit * 1000 {
        over.push(format!("{what} weighs {size:.1} kB, the limit is {limit} kB"));
    }
}

fn small_line(what: &str, bytes: usize, limit: usize, over: &mut Vec<String>) {
    report::note(&format!("{what}: {bytes} bytes (limit {limit})"));
    if bytes > limit {
        over.push(format!("{what} weighs {bytes} bytes, the limit is {limit}"));
    }
}

fn brotli_size(path: &Path) -> Result<usize> {
    let bytes = fs::read(path).map_err(|error| {
        Failure::new(
            format!("{} is not in the built site: {error}", path.display()),
            "Delete dist and build again; if it stays away, the build of that part has changed its name.",
        )
    })?;
    let mut count = Counter(0);
    {
        let mut writer = brotli::CompressorWriter::new(&mut count, 1 << 16, 11, 22);
        // A counter accepts everything.
        let _ = writer.write_all(&bytes);
    }
    Ok(count.0)
}

struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All files below a folder.
pub fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}
