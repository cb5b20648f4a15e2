//! Colours for Rust source: a small lexer that never fails, also on unfinished text.
//!
//! The classes are those that the pre-rendered listings use.

/// A piece of a line with the class of its colour (empty for none).
pub type Piece = (&'static str, String);

const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub",
    "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "type", "union",
    "unsafe", "use", "where", "while",
];

const PRIMITIVES: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

/// The lines of a source text, each as coloured pieces.
pub fn lines(source: &str) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    let mut rest = source;
    while !rest.is_empty() {
        let (class, length) = token(rest);
        let (text, after) = rest.split_at(length);
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                push(line, class, part);
            }
        }
        rest = after;
    }
    lines
}

fn push(line: &mut Vec<Piece>, class: &'static str, text: &str) {
    match line.last_mut() {
        _ if text.is_empty() => {}
        Some((last, before)) if *last == class => before.push_str(text),
        _ => line.push((class, text.to_owned())),
    }
}

/// The class and the length in bytes of the token a non-empty text starts with.
fn token(text: &str) -> (&'static str, usize) {
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '/' if text.starts_with("//") => ("com", text.find('\n').unwrap_or(text.len())),
        '/' if text.starts_with("/*") => ("com", block_comment(text)),
        '"' => ("str", string(text, 1)),
        'b' | 'c' if text[1..].starts_with('"') => ("str", string(text, 2)),
        'r' if text[1..].starts_with(['"', '#']) && raw_string(text).is_some() => {
            ("str", raw_string(text).unwrap_or(1))
        }
        '\'' => quote(text),
        '0'..='9' => ("num", number(text)),
        _ if is_ident(first) => word(text),
        _ => ("", first.len_utf8()),
    }
}

fn is_ident(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn word(text: &str) -> (&'static str, usize) {
    let end = text.find(|c| !is_ident(c)).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let class = if KEYWORDS.contains(&word) {
        "kw"
    } else if PRIMITIVES.contains(&word) || word.starts_with(char::is_uppercase) {
        "ty"
    } else if after.starts_with('!') && !after.starts_with("!=") {
        return ("mac", end + 1);
    } else if after.starts_with('(') {
        "fn"
    } else {
        ""
    };
    (class, end)
}

fn number(text: &str) -> usize {
    let digits = |c: char| is_ident(c);
    let end = text.find(|c| !digits(c)).unwrap_or(text.len());
    let fraction = text[end..]
        .strip_prefix('.')
        .filter(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    match fraction {
        Some(after) => end + 1 + after.find(|c| !digits(c)).unwrap_or(after.len()),
        None => end,
    }
}

/// A character or a lifetime.
fn quote(text: &str) -> (&'static str, usize) {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), _) => {
            match text[2..].char_indices().skip(1).find(|&(_, c)| c == '\'' || c == '\n') {
                Some((at, '\'')) => ("str", 2 + at + 1),
                _ => ("", 1),
            }
        }
        (Some(_), Some((at, '\''))) => ("str", at + 1),
        (Some((_, c)), _) if is_ident(c) => {
            ("lt", 1 + text[1..].find(|c| !is_ident(c)).unwrap_or(text.len() - 1))
        }
        _ => ("", 1),
    }
}

fn string(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, c) in text[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return start + at + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|&c| c == '#').count();
    let body = 1 + hashes;
    text[body..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = text[body + 1..].find(&close).map(|at| body + 1 + at + close.len());
    Some(end.unwrap_or(text.len()))
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn check(source: &str, expect: &[(&str, &str)]) {
        let pieces: Vec<_> = lines(source).into_iter().flatten().collect();
        let pieces: Vec<_> = pieces.iter().map(|(class, text)| (*class, text.as_str())).collect();
        let coloured: Vec<_> =
            pieces.iter().copied().filter(|(class, _)| !class.is_empty()).collect();
        assert_eq!(coloured, expect);
        let all: String = lines(source)
            .iter()
            .map(|line| line.iter().map(|(_, text)| text.as_str()).collect::<String>())
            .collect::<Vec<_>>()
            .join("\n");
        assert_eq!(all, source, "no character is lost");
    }

    #[test]
    fn tokens() {
        check("let x: i32 = 1_0.5;", &[("kw", "let"), ("ty", "i32"), ("num", "1_0.5")]);
        check("0..9", &[("num", "0"), ("num", "9")]);
        check("println!(\"a\\\"b\")", &[("mac", "println!"), ("str", "\"a\\\"b\"")]);
        check(
            "f::<'a>('b', '\\n', '\\'')",
            &[("lt", "'a"), ("str", "'b'"), ("str", "'\\n'"), ("str", "'\\''")],
        );
        check("r#\"x\"y\"# r#fn", &[("str", "r#\"x\"y\"#"), ("kw", "fn")]);
        check("/* a /* b */ c */ Vec", &[("com", "/* a /* b */ c */"), ("ty", "Vec")]);
        check("x != y // größe", &[("com", "// größe")]);
    }

    #[test]
    fn unfinished_text_is_kept() {
        for source in ["\"abc", "'", "'\\", "r#\"", "/* x", "b", "1.", "é'é", "\n\n"] {
            check(
                source,
                &match source {
                    "\"abc" => vec![("str", source)],
                    "r#\"" => vec![("str", source)],
                    "/* x" => vec![("com", source)],
                    "1." => vec![("num", "1")],
                    "é'é" => vec![("lt", "'é")],
                    _ => Vec::new(),
                },
            );
        }
    }
}
