//! The text of `stringify!` as rustc prints tokens (`rustc_ast_pretty::pprust`): as they were
//! written, one space where there was any. The front end's own expansion puts spaces elsewhere.

use hir_def::hir::ExprId as HirId;
use hir_expand::{
    HirFileId, InFile, MacroCallId, MacroCallKind, MacroDefKind,
    builtin::{BuiltinFnLikeExpander, EagerExpander},
};
use syntax::{
    AstNode, SyntaxElement, SyntaxKind as K, SyntaxNode, SyntaxToken, T,
    ast::{self, AstToken},
};

use super::{ThirCx, assertion::assertion};
use crate::cx::Cx;

/// The column where rustc's printer begins a new line.
const MARGIN: usize = 78;

impl ThirCx<'_, '_> {
    /// The text of a string literal that `stringify!` made, by itself or inside of `concat!`;
    /// none for any other literal. Fails when rustc's text is not known.
    pub(super) fn stringified(&self, expr: HirId) -> Option<Result<String, String>> {
        let source = self.owner.source_map.expr_syntax(expr).ok()?;
        let call = source.file_id.macro_file()?;
        let loc = call.loc(self.cx.db);
        let MacroCallKind::FnLike { ast_id, .. } = &loc.kind else { return None };
        let node = InFile::new(ast_id.file_id, ast_id.to_node(self.cx.db));
        let tree = node.value.token_tree()?;
        let text = match loc.def.kind {
            MacroDefKind::BuiltIn(_, BuiltinFnLikeExpander::Stringify) => {
                Tokens::new(self.cx, node.file_id, inside(&tree)).print()
            }
            MacroDefKind::BuiltInEager(_, EagerExpander::Concat) => {
                let tokens = inside(&tree);
                let is_stringify = |it: &SyntaxElement| {
                    it.as_token().is_some_and(|token| token.text() == "stringify")
                };
                if !tokens.iter().any(is_stringify) {
                    return None;
                }
                self.concatenated(node.file_id, &tokens)
            }
            _ => return None,
        };
        Some(text.ok_or_else(|| {
            "the text that `stringify!` or `assert!` makes of this is not known exactly".to_owned()
        }))
    }

    /// `"literal", $crate::stringify!(tokens), ..`
    fn concatenated(&self, file: HirFileId, elements: &[SyntaxElement]) -> Option<String> {
        let mut text = String::new();
        for part in elements.split(|it| it.kind() == T![,]) {
            let mut part = part.iter().filter(|it| !it.kind().is_trivia());
            let first = part.next()?;
            if let Some(literal) = first.as_token().and_then(literal) {
                text.push_str(&literal);
                continue;
            }
            let tree = part.find_map(|it| it.as_node().cloned().and_then(ast::TokenTree::cast))?;
            let tokens = Tokens::new(self.cx, file, inside(&tree));
            let printed =
                if self.is_assert(file) { assertion(&tokens)? } else { tokens.print()? };
            text.push_str(&printed);
        }
        Some(text)
    }

    /// The expansion of the library's `assert!`, whose argument rustc prints as an expression.
    fn is_assert(&self, file: HirFileId) -> bool {
        let Some(call) = file.macro_file() else { return false };
        let def = &call.loc(self.cx.db).def;
        def.krate == self.cx.world.std_crate
            && macro_name(self.cx, call).is_some_and(|name| name == "assert")
    }
}

fn macro_name(cx: &Cx<'_>, call: MacroCallId) -> Option<String> {
    let MacroDefKind::Declarative(id, _) = call.loc(cx.db).def.kind else { return None };
    let ast::Macro::MacroRules(rules) = id.to_node(cx.db) else { return None };
    Some(ast::HasName::name(&rules)?.text().to_string())
}

/// A literal as `concat!` has it.
fn literal(token: &SyntaxToken) -> Option<String> {
    let token = token.clone();
    Some(match token.kind() {
        K::STRING => ast::String::cast(token)?.value().ok()?.into_owned(),
        K::CHAR => ast::Char::cast(token)?.value().ok()?.to_string(),
        K::INT_NUMBER => ast::IntNumber::cast(token)?.value().ok()?.to_string(),
        K::FLOAT_NUMBER | T![true] | T![false] => token.text().to_owned(),
        _ => return None,
    })
}

/// What is between the delimiters.
fn inside(tree: &ast::TokenTree) -> Vec<SyntaxElement> {
    let all: Vec<_> = tree.syntax().children_with_tokens().collect();
    all.get(1..all.len().saturating_sub(1)).unwrap_or_default().to_vec()
}

/// The tokens of a macro's argument with what is known of the space between them.
pub(super) struct Tokens {
    list: Vec<Token>,
}

/// One token, with the space after it.
struct Token {
    text: String,
    kind: K,
    /// Was there space behind it, where it was written? Not known for some parts of macros.
    space: Option<bool>,
}

impl Tokens {
    fn new(cx: &Cx<'_>, file: HirFileId, elements: Vec<SyntaxElement>) -> Self {
        let mut tokens: Vec<SyntaxToken> = Vec::new();
        for element in elements {
            match element {
                SyntaxElement::Token(token) => tokens.push(token),
                SyntaxElement::Node(node) => tokens.extend(leaves(&node)),
            }
        }
        tokens.retain(|token| !token.kind().is_trivia());
        let written: Vec<_> = tokens.iter().map(|token| Written::of(cx, file, token)).collect();
        let mut list = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if written[at].is_invisible {
                // It ends a fragment, behind which there always is space.
                let last: Option<&mut Token> = list.last_mut();
                if let Some(last) = last
                    && token.kind() == T![')']
                {
                    last.space = Some(true);
                }
                continue;
            }
            let next = written.get(at + 1);
            let space = written[at].space_before(next);
            list.push(Token { text: token.text().to_owned(), kind: token.kind(), space });
        }
        Self { list }
    }

    /// The tokens as text that can be parsed again.
    pub(super) fn source(&self) -> String {
        let text = |token: &Token| match token.space {
            Some(false) => token.text.clone(),
            _ => format!("{} ", token.text),
        };
        self.list.iter().map(text).collect()
    }

    /// rustc's `tts_to_string`; none when it would need more than one line, or when the space
    /// between two tokens is not known.
    pub(super) fn print(&self) -> Option<String> {
        let mut text = String::new();
        for pair in self.list.windows(2) {
            let (token, next) = (&pair[0], &pair[1]);
            text.push_str(&token.text);
            if space_between(token, next) && token.space? {
                text.push(' ');
            }
        }
        text.push_str(self.list.last().map_or("", |last| &last.text));
        (text.chars().count() <= MARGIN).then_some(text)
    }
}

fn leaves(node: &SyntaxNode) -> impl Iterator<Item = SyntaxToken> {
    node.descendants_with_tokens().filter_map(|it| it.into_token())
}

/// Where a token was written.
struct Written {
    place: Option<(hir_expand::FileRange, String, bool)>,
    /// A parenthesis that the front end put around an expression.
    is_invisible: bool,
}

impl Written {
    fn of(cx: &Cx<'_>, file: HirFileId, token: &SyntaxToken) -> Self {
        use base_db::SourceDatabase;
        let range = InFile::new(file, token.text_range());
        let Some((place, context)) = range.original_node_file_range_opt(cx.db) else {
            return Self { place: None, is_invisible: false };
        };
        let text = cx.db.file_text(place.file_id.file_id(cx.db)).text(cx.db);
        let (start, end) = (usize::from(place.range.start()), usize::from(place.range.end()));
        let here = text.get(start..end).unwrap_or_default();
        let is_delimiter = matches!(token.kind(), T!['('] | T![')']);
        let after = text.get(end..).unwrap_or_default();
        let after: String = after.chars().take(MARGIN).collect();
        Self {
            is_invisible: is_delimiter && here != token.text(),
            place: Some((place, after, context.is_root())),
        }
    }

    fn space_before(&self, next: Option<&Self>) -> Option<bool> {
        let Some((place, after, is_call_site)) = &self.place else { return Some(true) };
        if !is_call_site {
            // Of the macro's own tokens no one keeps the spacing.
            return Some(true);
        }
        let has_space = after.starts_with(char::is_whitespace) || after.starts_with("/*");
        if has_space {
            return Some(true);
        }
        match next.and_then(|next| next.place.as_ref()) {
            Some((next, ..)) if next.range.start() == place.range.end() => Some(false),
            // The end of a fragment: only `tt` keeps its spacing.
            _ => None,
        }
    }
}

/// rustc's `space_between`, and what its printer does at delimiters.
fn space_between(left: &Token, right: &Token) -> bool {
    let is_punct = |kind: K| kind.is_punct() && !is_delimiter(kind);
    match (left.kind, right.kind) {
        (T!['('] | T!['['], _) | (_, T![')'] | T![']']) => false,
        (T!['{'], T!['}']) => false,
        (T![.], right) if !is_punct(right) => false,
        (left, T![,] | T![;] | T![.]) if !is_punct(left) => false,
        (K::IDENT | T![fn] | T![Self] | T![pub], T!['(']) => false,
        (T![#], T!['[']) => false,
        _ => true,
    }
}

fn is_delimiter(kind: K) -> bool {
    matches!(kind, T!['('] | T![')'] | T!['['] | T![']'] | T!['{'] | T!['}'])
}
