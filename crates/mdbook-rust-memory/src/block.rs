//! Finds the blocks in a chapter.

use crate::{
    program::Programs,
    write::{self, Options, Target},
};

/// The text of a chapter with its blocks replaced; `None` when it has none.
///
/// # Errors
/// What is wrong with a block, with chapter and line.
pub fn replace(
    chapter: &str,
    text: &str,
    target: &Target,
    programs: &mut Programs,
) -> Result<Option<String>, String> {
    let mut out = String::new();
    let mut count = 0;
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(fence) = Fence::open(line) else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let mut body = Vec::new();
        let mut is_closed = false;
        for (_, line) in lines.by_ref() {
            if fence.is_closed_by(line) {
                is_closed = true;
                break;
            }
            body.push(line.get(fence.indent..).unwrap_or(line.trim_start()));
        }
        let Some(options) = fence.options().filter(|_| is_closed) else {
            // Not ours: as it stands.
            out.push_str(line);
            out.push('\n');
            let indent = " ".repeat(fence.indent);
            for line in body {
                out.push_str(&format!("{indent}{line}\n"));
            }
            if is_closed {
                out.push_str(&format!("{indent}{}\n", fence.marks));
            }
            continue;
        };
        count += 1;
        let write = || {
            let options = Options::parse(options)?;
            let source = source(&body);
            let program = programs.compile(&source, &options.edition)?;
            write::block(&program, &source, &options, target, count == 1)
        };
        let block = write().map_err(|message| format!("{chapter}:{}: {message}", number + 1))?;
        out.push_str(&block);
    }
    Ok((count > 0).then_some(out))
}

/// The program. Lines that mdBook would hide (`# use …;`) are shown without their mark: the picture
/// names lines by their number.
fn source(body: &[&str]) -> String {
    body.iter().map(|line| hidden(line).unwrap_or(line).to_owned() + "\n").collect()
}

fn hidden(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('#')?;
    rest.strip_prefix(' ').or_else(|| rest.is_empty().then_some(""))
}

/// The line that begins a block of code.
struct Fence<'a> {
    indent: usize,
    marks: &'a str,
    info: &'a str,
}

impl<'a> Fence<'a> {
    fn open(line: &'a str) -> Option<Self> {
        let text = line.trim_start();
        let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let rest = text.trim_start_matches(mark);
        let (marks, info) = text.split_at(text.len() - rest.len());
        (marks.len() >= 3).then(|| Self {
            indent: line.len() - text.len(),
            marks,
            info: info.trim(),
        })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let text = line.trim();
        text.len() >= self.marks.len() && text.chars().all(|mark| self.marks.starts_with(mark))
    }

    /// The words after `rust,memory`.
    fn options(&self) -> Option<impl Iterator<Item = &'a str>> {
        let mut words = self.info.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty());
        let is_ours = words.next() == Some("rust")
            && self.info.split([',', ' ']).any(|word| word.trim() == "memory");
        is_ours.then(|| words.filter(|word| *word != "memory"))
    }
}
