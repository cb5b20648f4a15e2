//! Raw strings as formats of `println!` and the like.
//!
//! rust-analyzer's `format_args_nl!` adds the line end to plain strings only, so that the output
//! would lack it.

use syntax::{AstNode, SyntaxKind, SyntaxNode, TextRange, ast};

/// Where the reader's program has them.
pub(crate) fn raw_lines(file: &SyntaxNode) -> Vec<TextRange> {
    file.descendants().filter_map(ast::MacroCall::cast).filter_map(raw_line).collect()
}

fn raw_line(call: ast::MacroCall) -> Option<TextRange> {
    let name = call.path()?.segment()?.name_ref()?.text().to_string();
    let tree = call.token_tree()?;
    let mut tokens = tree.syntax().children_with_tokens().skip(1);
    match name.as_str() {
        "println" | "eprintln" => {}
        "writeln" => {
            tokens.find(|it| it.kind() == SyntaxKind::COMMA)?;
        }
        _ => return None,
    }
    let format = tokens.find(|it| !it.kind().is_trivia())?.into_token()?;
    let is_raw = format.kind() == SyntaxKind::STRING && format.text().starts_with('r');
    is_raw.then(|| format.text_range())
}
