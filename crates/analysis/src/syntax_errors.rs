//! Errors of the grammar, with the code and at the place where rustc reports them.

use span::Edition;
use syntax::{
    SourceFile, SyntaxError, SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize,
    TokenAtOffset,
};

use crate::delimiters;

/// An error of the grammar.
pub(crate) struct Found {
    pub(crate) code: Option<&'static str>,
    pub(crate) range: TextRange,
    pub(crate) message: String,
}

/// What is wrong with the grammar of a file, and whether rustc stops there: of small mistakes, as
/// a missing `;` at the end of a line, it recovers and goes on to names and types.
pub(crate) fn syntax_errors(parse: &syntax::Parse<SourceFile>) -> (Vec<Found>, bool) {
    let file = parse.syntax_node();
    let mut errors = parse.errors();
    errors.sort_by_key(|it| it.range().start());
    if let Some((code, error)) =
        errors.iter().find_map(|it| Some((unterminated(&it.to_string())?, it)))
    {
        let message = sentence(&error.to_string());
        let mut found = unknown_prefixes(&file);
        found.push(Found { code, range: error.range(), message });
        return (found, true);
    }
    let mismatches = delimiters::mismatches(&file);
    if !mismatches.is_empty() {
        let found = mismatches.into_iter().map(|it| Found {
            code: None,
            range: it.range,
            message: it.message,
        });
        return (found.collect(), true);
    }
    let mut found = Vec::new();
    for error in errors {
        let (it, stops) = explain(&file, &error);
        found.push(it);
        if stops {
            return (found, true);
        }
    }
    (found, false)
}

/// Words that stand before a quote without a space, as they do when a quote is missing.
fn unknown_prefixes(file: &SyntaxNode) -> Vec<Found> {
    let words = file
        .descendants_with_tokens()
        .filter_map(|it| it.into_token())
        .filter(|it| it.kind() == SyntaxKind::IDENT || it.kind().is_keyword(Edition::Edition2024));
    let prefixes = words.filter(|it| {
        it.next_token().is_some_and(|it| matches!(it.kind(), SyntaxKind::STRING | SyntaxKind::CHAR))
    });
    let found = prefixes.map(|it| Found {
        code: None,
        range: it.text_range(),
        message: format!("`{}` cannot stand before a quote.", it.text()),
    });
    found.collect()
}

/// The code of a literal or comment that has no end.
fn unterminated(message: &str) -> Option<Option<&'static str>> {
    if message.contains("`*/`") {
        return Some(Some("E0758"));
    }
    if !message.contains("Missing trailing") {
        return None;
    }
    Some(match message {
        _ if message.contains("byte string") => Some("E0766"),
        _ if message.contains("byte") => Some("E0763"),
        _ if message.contains("raw") => Some("E0748"),
        _ if message.contains("string") => Some("E0765"),
        _ => Some("E0762"),
    })
}

/// One error, and whether it is the last.
fn explain(file: &SyntaxNode, error: &SyntaxError) -> (Found, bool) {
    let text = error.to_string();
    let message = sentence(&text);
    if let Some(code) = harmless(&text) {
        return (Found { code, range: error.range(), message }, false);
    }
    let (before, after) = neighbours(file, error.range().start());
    let (Some(before), Some(after)) = (before, after) else {
        return (Found { code: None, range: error.range(), message }, true);
    };
    let gap = TextRange::new(before.text_range().end(), after.text_range().start());
    let is_new_line = file.text().slice(gap).contains_char('\n');
    if text.contains("SEMICOLON") && is_new_line && begins_statement(&after) {
        let end = before.text_range().end();
        let range = TextRange::new(end - TextSize::new(1), end);
        return (Found { code: None, range, message }, false);
    }
    (Found { code: None, range: after.text_range(), message }, true)
}

/// Errors after which rustc goes on, with their codes.
fn harmless(message: &str) -> Option<Option<&'static str>> {
    Some(match message {
        _ if message.contains("Unnecessary visibility qualifier") => Some("E0449"),
        _ if message.contains("An inclusive range must have an end") => Some("E0586"),
        _ if message.contains("ambiguous `+` in a type") => Some("E0178"),
        _ if message.contains("At least one trait is required") => Some("E0224"),
        _ if message.contains("Missing digits after the integer base") => Some("E0768"),
        _ if message.contains("incorrect visibility restriction") => Some("E0704"),
        _ if message.contains("const globals cannot be mutable")
            || message.contains("visibilities are not allowed on")
            || message.contains("Literal must be")
            || message.contains("escape")
            || message.contains("`let` expressions are not supported") =>
        {
            None
        }
        _ => return None,
    })
}

/// The tokens before and after a place, without spaces and comments.
fn neighbours(file: &SyntaxNode, at: TextSize) -> (Option<SyntaxToken>, Option<SyntaxToken>) {
    let (mut before, mut after) = match file.token_at_offset(at) {
        TokenAtOffset::None => (None, None),
        TokenAtOffset::Single(it) => (Some(it.clone()), Some(it)),
        TokenAtOffset::Between(before, after) => (Some(before), Some(after)),
    };
    if before == after {
        before = before.and_then(|it| it.prev_token());
    }
    while before.as_ref().is_some_and(|it| it.kind().is_trivia()) {
        before = before.and_then(|it| it.prev_token());
    }
    while after.as_ref().is_some_and(|it| it.kind().is_trivia()) {
        after = after.and_then(|it| it.next_token());
    }
    (before, after)
}

/// Can an expression, an item or the end of the block come with this token?
fn begins_statement(token: &SyntaxToken) -> bool {
    use SyntaxKind as K;
    match token.kind() {
        K::IDENT | K::LIFETIME_IDENT | K::INT_NUMBER | K::FLOAT_NUMBER => true,
        K::STRING | K::BYTE_STRING | K::CHAR | K::BYTE | K::C_STRING => true,
        K::L_PAREN | K::L_BRACK | K::L_CURLY | K::R_CURLY => true,
        K::AMP | K::AMP2 | K::STAR | K::MINUS | K::BANG | K::PIPE | K::PIPE2 | K::L_ANGLE => true,
        K::SHL | K::DOT2 | K::DOT2EQ | K::COLON2 => true,
        K::AS_KW | K::ELSE_KW | K::IN_KW | K::WHERE_KW => false,
        kind => kind.is_keyword(Edition::Edition2024),
    }
}

/// A message of the parser as a sentence.
fn sentence(message: &str) -> String {
    let message = message.strip_prefix("Syntax Error: ").unwrap_or(message);
    let message = message
        .replace("SEMICOLON", "`;`")
        .replace("COMMA", "`,`")
        .replace("COLON", "`:`")
        .replace("R_PAREN", "`)`")
        .replace("R_BRACK", "`]`")
        .replace("R_CURLY", "`}`")
        .replace("L_PAREN", "`(`")
        .replace("L_CURLY", "`{`")
        .replace("FAT_ARROW", "`=>`")
        .replace("EQ", "`=`");
    let mut chars = message.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
