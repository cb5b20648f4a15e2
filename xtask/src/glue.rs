//! Takes out of the player's module and its JavaScript glue what nobody needs before wasm-opt makes
//! the module small: exports that the glue does not call, long names, comments.
//!
//! It knows the shape of what wasm-bindgen writes. Where that changes, names stay long, and the
//! weight says so.

use std::collections::HashMap;

/// Classes for streams that `server_fn` brings along with Leptos. Nothing makes one.
const UNUSED_CLASS: &str = "IntoUnderlying";

const IMPORT_SECTION: u8 = 2;
const EXPORT_SECTION: u8 = 7;

/// The module and its glue, lighter; `None` when the module is not one.
pub fn tidy(wasm: &[u8], glue: &str) -> Option<(Vec<u8>, String)> {
    let mut glue = without_comments(&without_unused_classes(glue));
    let mut reader = Reader { rest: wasm };
    let mut out = reader.take(8)?.to_vec();
    while let Some(&[section]) = reader.take(1) {
        let len = reader.number()?;
        let content = reader.take(len)?;
        let content = match section {
            IMPORT_SECTION => imports(content, &mut glue)?,
            EXPORT_SECTION => exports(content, &mut glue)?,
            _ => content.to_vec(),
        };
        out.push(section);
        write_number(&mut out, content.len());
        out.extend(content);
    }
    Some((out, glue))
}

/// Gives the functions of the glue short names, on both sides.
fn imports(content: &[u8], glue: &mut String) -> Option<Vec<u8>> {
    let mut reader = Reader { rest: content };
    let count = reader.number()?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    let property = |name: &str| format!("\n{name}: function");
    let mut replaced = HashMap::new();
    for index in 0..count {
        let (module, name) = (reader.name()?, reader.name()?);
        let short = short_name(index);
        let is_plain = glue.matches(&property(name)).count() == 1 && !replaced.contains_key(name);
        if is_plain {
            *glue = glue.replacen(&property(name), &property(&short), 1);
        }
        replaced.insert(name, ());
        write_name(&mut out, module);
        write_name(&mut out, if is_plain { &short } else { name });
        let before = reader.rest;
        reader.import_kind()?;
        out.extend(&before[..before.len() - reader.rest.len()]);
    }
    Some(out)
}

/// Keeps the exports that the glue names, under short names.
fn exports(content: &[u8], glue: &mut String) -> Option<Vec<u8>> {
    let mut reader = Reader { rest: content };
    let mut kept = Vec::new();
    let mut names = HashMap::new();
    let words: Vec<&str> = words_after(glue, "wasm.").collect();
    for _ in 0..reader.number()? {
        let name = reader.name()?;
        let kind = *reader.take(1)?.first()?;
        let index = reader.number()?;
        if words.contains(&name) {
            let short = format!("${}", short_name(kept.len()));
            write_export(&mut kept, &short, kind, index);
            names.insert(name.to_owned(), short);
        }
    }
    *glue = rename_after(glue, "wasm.", &names);
    let mut out = Vec::new();
    write_number(&mut out, kept.len());
    out.extend(kept.concat());
    Some(out)
}

fn write_export(list: &mut Vec<Vec<u8>>, name: &str, kind: u8, index: usize) {
    let mut out = Vec::new();
    write_name(&mut out, name);
    out.push(kind);
    write_number(&mut out, index);
    list.push(out);
}

/// `a`, `b`, … `z`, `aa`, …
fn short_name(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    match number / 26 {
        0 => last.to_string(),
        more => short_name(more - 1) + &last.to_string(),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn words_after<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(prefix).skip(1).map(|rest| rest.split(|c| !is_word(c)).next().unwrap_or_default())
}

fn rename_after(text: &str, prefix: &str, names: &HashMap<String, String>) -> String {
    let mut parts = text.split(prefix);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c| !is_word(c)).unwrap_or(part.len());
        let (word, rest) = part.split_at(end);
        out.push_str(prefix);
        out.push_str(names.get(word).map_or(word, String::as_str));
        out.push_str(rest);
    }
    out
}

/// Comments that stand alone, indentation, empty lines.
fn without_comments(glue: &str) -> String {
    let mut out = String::new();
    let mut in_comment = false;
    for line in glue.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

fn without_unused_classes(glue: &str) -> String {
    let mut out = String::new();
    // The text that ends what is left out.
    let mut until: Option<&str> = None;
    for line in glue.lines() {
        if line.starts_with(&format!("export class {UNUSED_CLASS}")) {
            until = Some("}");
        } else if line.starts_with(&format!("const {UNUSED_CLASS}")) {
            until = Some(";");
        }
        let is_disposal = line.starts_with(&format!("if (Symbol.dispose) {UNUSED_CLASS}"));
        if until.is_none() && !is_disposal {
            out.push_str(line);
            out.push('\n');
        }
        if until.is_some_and(|end| if end == "}" { line == end } else { line.ends_with(end) }) {
            until = None;
        }
    }
    out
}

/// Reads the binary format of WebAssembly; `None` where it ends too early.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let len = self.number()?;
        std::str::from_utf8(self.take(len)?).ok()
    }

    /// A function's type, a table, a memory, a global, or an exception's tag.
    fn import_kind(&mut self) -> Option<()> {
        let kind = self.byte()?;
        match kind {
            0 => drop(self.number()?),
            1 | 2 => {
                if kind == 1 {
                    self.byte()?;
                }
                let has_maximum = self.byte()? & 1 == 1;
                self.number()?;
                if has_maximum {
                    self.number()?;
                }
            }
            3 => drop(self.take(2)?),
            _ => return None,
        }
        Some(())
    }
}

fn write_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn write_name(out: &mut Vec<u8>, name: &str) {
    write_number(out, name.len());
    out.extend(name.bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class IntoUnderlyingSink {
    free() {
        wasm.stream_free(this.ptr);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;

const imports = {
    /**
     * says it
     */
    __wbg_log_0123: function(a) {
        wasm.start(a + wasm.start_more);
    },
};
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.stream_free(ptr, 1));
";

    /// A module with one import and three exports of function 0.
    fn module() -> Vec<u8> {
        let mut imports = vec![1];
        write_name(&mut imports, "./app_bg.js");
        write_name(&mut imports, "__wbg_log_0123");
        imports.extend([0, 0]);
        let mut exports = vec![3];
        for name in ["stream_free", "start", "start_more"] {
            write_name(&mut exports, name);
            exports.extend([0, 0]);
        }
        let mut out = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        for (section, content) in [(2, imports), (7, exports)] {
            out.push(section);
            write_number(&mut out, content.len());
            out.extend(content);
        }
        out
    }

    #[test]
    fn what_is_not_called_goes_and_names_are_short() {
        let (wasm, glue) = tidy(&module(), GLUE).unwrap();
        assert_eq!(glue, "const imports = {\na: function(a) {\nwasm.$a(a + wasm.$b);\n},\n};\n");
        assert_eq!(
            wasm,
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x11\x01\x0b./app_bg.js\x01a\0\0\x07\x0b\x02\x02$a\0\0\x02$b\0\0"
        );
    }

    #[test]
    fn what_is_no_module_is_left_alone() {
        assert_eq!(tidy(b"\0asm\x01\0\0\0\x02\x7f\x01", ""), None);
        assert_eq!(tidy(b"", ""), None);
    }
}
