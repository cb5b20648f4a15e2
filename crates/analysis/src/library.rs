//! What the real library has and `ministd` lacks: a program that uses it is not wrong, it is
//! beyond the simulator.

use std::{collections::HashSet, sync::LazyLock};

/// Names of the real library's functions, and of its macros with a `!`.
static REAL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("std_names.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Names of the functions and macros that `ministd` declares anywhere.
static OURS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut names = HashSet::new();
    for (_, text) in ministd::FILES {
        names.extend(names_after(text, "fn ").map(str::to_owned));
        names.extend(names_after(text, "macro_rules! ").map(|name| format!("{name}!")));
        names.extend(names_after(text, "pub macro ").map(|name| format!("{name}!")));
    }
    names
});

fn names_after<'a>(text: &'a str, keyword: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(keyword).map(move |(at, _)| {
        let rest = &text[at + keyword.len()..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

/// A function of the real library that `ministd` has nowhere; macros are given with their `!`.
pub(crate) fn is_missing(name: &str) -> bool {
    REAL.contains(name) && !OURS.contains(name)
}

/// Does a path start in the library?
pub(crate) fn is_root(segment: &str) -> bool {
    matches!(segment, "std" | "core" | "alloc")
}

/// Is there a macro of this name in the library, without its `!`?
pub(crate) fn has_macro(name: &str) -> bool {
    let name = format!("{name}!");
    REAL.contains(name.as_str()) || OURS.contains(&name)
}
