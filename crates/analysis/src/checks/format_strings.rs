//! Format strings with braces that do not match, and with more or fewer holes than arguments.
//! (The front end lowers them as far as they go, without a diagnostic.)

use std::collections::HashSet;

use syntax::{AstNode, NodeOrToken, SyntaxKind, SyntaxNode, SyntaxToken, T, TextRange, ast};

use super::Checks;

impl Checks<'_, '_> {
    /// Errors without a code.
    pub(super) fn format_string(&mut self, node: &SyntaxNode) {
        let Some(call) = ast::MacroCall::cast(node.clone()) else { return };
        let name = call.path().map(|it| it.syntax().text().to_string()).unwrap_or_default();
        let Some(position) = format_argument(&name) else { return };
        let Some(tree) = call.token_tree() else { return };
        let arguments = arguments(&tree);
        let Some([NodeOrToken::Token(literal)]) = arguments.get(position).map(|it| it.as_slice())
        else {
            return;
        };
        let Some(text) = content(literal) else { return };
        let Some(holes) = holes(&text) else {
            let message = "A `{` opens a hole in a format string and a `}` closes it; to print \
                           one, write it twice.";
            self.reject_at(None, literal.text_range(), message);
            return;
        };
        self.holes_and_arguments(literal, &holes, &arguments[position + 1..]);
    }

    fn holes_and_arguments(
        &mut self,
        literal: &SyntaxToken,
        holes: &[String],
        given: &[Vec<Element>],
    ) {
        let given: Vec<_> = given.iter().filter(|it| !it.is_empty()).collect();
        // Widths and precisions may be arguments, too.
        if holes.iter().any(|it| it.contains(['*', '$'])) {
            return;
        }
        let named: Vec<_> = given.iter().map(|it| argument_name(it)).collect();
        let mut used = HashSet::new();
        let mut next = 0;
        for hole in holes {
            let argument = hole.split(':').next().unwrap_or_default().trim();
            if argument.is_empty() {
                used.insert(next);
                next += 1;
            } else if let Ok(index) = argument.parse::<usize>() {
                used.insert(index);
            } else if let Some(index) = named.iter().position(|it| it.as_deref() == Some(argument))
            {
                used.insert(index);
            }
        }
        if used.iter().any(|&it| it >= given.len()) {
            let message = format!(
                "The format string needs {} arguments, {} are given.",
                used.iter().max().map_or(0, |it| it + 1),
                given.len()
            );
            self.reject_at(None, literal.text_range(), message);
            return;
        }
        // The commas of `Result<A, B>` and of `|a, b|` may have been taken for those of arguments.
        let is_split = |it: &Element| matches!(it.kind(), T![<] | T![|]);
        if given.iter().any(|argument| argument.iter().any(is_split)) {
            return;
        }
        let unused = (0..given.len()).find(|index| !used.contains(index));
        if let Some(argument) = unused.and_then(|index| given.get(index))
            && let (Some(first), Some(last)) = (argument.first(), argument.last())
        {
            let range = TextRange::new(first.text_range().start(), last.text_range().end());
            self.reject_at(None, range, "The format string has no hole for this argument.");
        }
    }
}

type Element = NodeOrToken<SyntaxNode, SyntaxToken>;

/// Which argument of a macro of the library is the format string.
fn format_argument(name: &str) -> Option<usize> {
    Some(match name {
        "print" | "println" | "eprint" | "eprintln" | "format" => 0,
        "panic" | "todo" | "unimplemented" | "unreachable" => 0,
        "write" | "writeln" | "assert" | "debug_assert" => 1,
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => 2,
        _ => return None,
    })
}

/// The arguments of a macro call, split at its commas.
fn arguments(tree: &ast::TokenTree) -> Vec<Vec<Element>> {
    let mut arguments = vec![Vec::new()];
    let children: Vec<_> = tree.syntax().children_with_tokens().collect();
    let inner = children.get(1..children.len().saturating_sub(1)).unwrap_or_default();
    for element in inner {
        match element.kind() {
            T![,] => arguments.push(Vec::new()),
            kind if kind.is_trivia() => {}
            _ => arguments.last_mut().into_iter().for_each(|it| it.push(element.clone())),
        }
    }
    arguments
}

/// `name` of an argument `name = value`.
fn argument_name(argument: &[Element]) -> Option<String> {
    match argument {
        [NodeOrToken::Token(name), NodeOrToken::Token(equals), ..]
            if name.kind() == SyntaxKind::IDENT && equals.kind() == T![=] =>
        {
            Some(name.text().to_owned())
        }
        _ => None,
    }
}

/// What stands between the quotes, without escapes.
fn content(literal: &SyntaxToken) -> Option<String> {
    if literal.kind() != SyntaxKind::STRING {
        return None;
    }
    let text = literal.text();
    let inner = text.get(text.find('"')? + 1..text.rfind('"')?)?;
    if text.starts_with('r') {
        return Some(inner.to_owned());
    }
    let mut plain = String::new();
    let mut rest = inner.chars();
    while let Some(it) = rest.next() {
        if it != '\\' {
            plain.push(it);
        } else if rest.next() == Some('u') {
            rest.by_ref().find(|&it| it == '}');
        }
    }
    Some(plain)
}

/// What stands in the holes, `{…}`; `None` when the braces do not match.
fn holes(text: &str) -> Option<Vec<String>> {
    let mut holes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (brace, after) = rest[at..].split_at(1);
        if let Some(escaped) = after.strip_prefix(brace) {
            rest = escaped;
            continue;
        }
        if brace == "}" {
            return None;
        }
        let end = after.find(['{', '}'])?;
        // A brace may be what fills: `{:{<5}`. Then nothing is said of the arguments.
        let is_fill = after[end + 1..].starts_with(['<', '^', '>']);
        if after[..end].ends_with(':') && is_fill {
            return Some(vec!["$".to_owned()]);
        }
        if !after[end..].starts_with('}') {
            return None;
        }
        holes.push(after[..end].to_owned());
        rest = &after[end + 1..];
    }
    Some(holes)
}
