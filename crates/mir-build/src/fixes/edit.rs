//! Changes of a text, and finding things in it.

use syntax::{
    AstNode, Edition, SourceFile, SyntaxKind, SyntaxNode, SyntaxToken, TextRange,
    ast::{self, HasName},
};

/// A change to try.
pub(super) struct Candidate {
    pub title: String,
    pub source: String,
}

/// Texts that take the place of ranges.
pub(super) type Edits = Vec<(TextRange, String)>;

/// A program and its syntax tree.
pub(super) struct Text<'a> {
    pub source: &'a str,
    pub file: SourceFile,
}

impl<'a> Text<'a> {
    pub fn new(source: &'a str) -> Self {
        Self { source, file: SourceFile::parse(source, Edition::CURRENT).tree() }
    }

    /// The text with the changes made; none when they overlap.
    pub fn edited(&self, mut edits: Edits) -> Option<String> {
        edits.sort_by_key(|(range, _)| (range.start(), range.end()));
        edits.dedup();
        let mut out = String::with_capacity(self.source.len() + 64);
        let mut at = 0;
        for (range, text) in edits {
            let (start, end) = (usize::from(range.start()), usize::from(range.end()));
            out.push_str(self.source.get(at..start)?);
            out.push_str(&text);
            at = end;
        }
        out.push_str(self.source.get(at..)?);
        Some(out)
    }

    /// The innermost node that covers a range.
    pub fn covering(&self, range: TextRange) -> Option<SyntaxNode> {
        if range.end() > self.file.syntax().text_range().end() {
            return None;
        }
        match self.file.syntax().covering_element(range) {
            syntax::NodeOrToken::Node(node) => Some(node),
            syntax::NodeOrToken::Token(token) => token.parent(),
        }
    }

    /// The innermost node of a kind that covers a range.
    pub fn around<N: AstNode>(&self, range: TextRange) -> Option<N> {
        self.covering(range)?.ancestors().find_map(N::cast)
    }

    /// The statement of a block that holds a range: a `let`, an expression statement, or the tail.
    pub fn statement(&self, range: TextRange) -> Option<SyntaxNode> {
        self.covering(range)?
            .ancestors()
            .find(|node| node.parent().is_some_and(|parent| ast::StmtList::can_cast(parent.kind())))
    }

    /// Uses of a variable by its name inside of a range; also in the arguments of macros, which have
    /// no syntax tree.
    pub fn uses(&self, name: &str, range: TextRange) -> Vec<TextRange> {
        let is_use = |token: &SyntaxToken| {
            token.kind() == SyntaxKind::IDENT
                && token.text() == name
                && range.contains_range(token.text_range())
                && !token.parent().is_some_and(|it| ast::Name::can_cast(it.kind()))
                && neighbour(token, false).is_none_or(|it| !matches!(it.text(), "." | ":" | "::"))
                && neighbour(token, true)
                    .is_none_or(|it| !matches!(it.text(), "(" | "!" | ":" | "::"))
        };
        self.tokens().filter(is_use).map(|it| it.text_range()).collect()
    }

    /// Where the first arguments of the calls of a function begin.
    pub fn first_arguments(&self, function: &str) -> Vec<TextRange> {
        let argument = |token: SyntaxToken| {
            let is_called = token.kind() == SyntaxKind::IDENT
                && token.text() == function
                && !token.parent().is_some_and(|it| ast::Name::can_cast(it.kind()));
            let open = neighbour(&token, true).filter(|it| is_called && it.text() == "(")?;
            Some(before(neighbour(&open, true)?.text_range()))
        };
        self.tokens().filter_map(argument).collect()
    }

    /// The function that is called with the value at a range as its first argument.
    pub fn called_with(&self, range: TextRange) -> Option<ast::Fn> {
        let token = self.file.syntax().token_at_offset(range.start()).right_biased()?;
        let open = neighbour(&token, false).filter(|it| it.text() == "(")?;
        let callee = neighbour(&open, false).filter(|it| it.kind() == SyntaxKind::IDENT)?;
        self.function(callee.text())
    }

    fn tokens(&self) -> impl Iterator<Item = SyntaxToken> {
        let all = self.file.syntax().descendants_with_tokens();
        all.filter_map(|it| it.into_token())
    }

    /// The function with a name.
    pub fn function(&self, name: &str) -> Option<ast::Fn> {
        let mut functions = self.file.syntax().descendants().filter_map(ast::Fn::cast);
        functions.find(|it| it.name().is_some_and(|it| it.text() == name))
    }

    /// Calls of a function or method by its name.
    pub fn calls(&self, name: &str) -> Vec<SyntaxNode> {
        let is_call = |node: &SyntaxNode| match (
            ast::CallExpr::cast(node.clone()),
            ast::MethodCallExpr::cast(node.clone()),
        ) {
            (Some(call), _) => {
                let callee = call.expr().map(|it| it.syntax().text().to_string());
                callee.is_some_and(|it| it.rsplit("::").next() == Some(name))
            }
            (_, Some(call)) => call.name_ref().is_some_and(|it| it.text() == name),
            _ => false,
        };
        self.file.syntax().descendants().filter(is_call).collect()
    }

    /// The `let` that declares a name before a place, the nearest one.
    pub fn declaration(&self, name: &str, before: TextRange) -> Option<ast::LetStmt> {
        let lets = self.file.syntax().descendants().filter_map(ast::LetStmt::cast);
        lets.filter(|it| it.syntax().text_range().start() < before.start())
            .filter(|it| pattern_name(it.pat()).is_some_and(|it| it == name))
            .last()
    }

    /// The binding of a variable of a name: `x` in `let x` or in a parameter.
    pub fn bindings(&self, name: &str) -> Vec<ast::IdentPat> {
        let patterns = self.file.syntax().descendants().filter_map(ast::IdentPat::cast);
        patterns.filter(|it| it.name().is_some_and(|it| it.text() == name)).collect()
    }
}

/// The token after or before one, spaces and comments left out.
fn neighbour(token: &SyntaxToken, forward: bool) -> Option<SyntaxToken> {
    let step = |it: &SyntaxToken| if forward { it.next_token() } else { it.prev_token() };
    std::iter::successors(step(token), step).find(|it| !it.kind().is_trivia())
}

/// The name that a simple pattern binds.
pub(super) fn pattern_name(pattern: Option<ast::Pat>) -> Option<String> {
    match pattern? {
        ast::Pat::IdentPat(pattern) => Some(pattern.name()?.text().to_string()),
        _ => None,
    }
}

/// The text of a node.
pub(super) fn text(node: &impl AstNode) -> String {
    node.syntax().text().to_string()
}

/// An empty range at the start or end of one.
pub(super) fn before(range: TextRange) -> TextRange {
    TextRange::empty(range.start())
}
pub(super) fn after(range: TextRange) -> TextRange {
    TextRange::empty(range.end())
}
