//! What `assert!` says failed: its condition as rustc prints expressions
//! (`rustc_ast_pretty::pprust::expr_to_string`), when it fits on one line.

use syntax::{
    AstNode, Edition, SyntaxKind as K, SyntaxNode, SyntaxToken, T,
    ast::{self, HasArgList, HasAttrs, HasGenericArgs as _, RangeItem as _},
};

use super::stringify::Tokens;

/// The column where rustc's printer begins a new line.
const MARGIN: usize = 76;

/// The text of the condition; none when it is not known how rustc breaks or writes it.
pub(super) fn assertion(tokens: &Tokens) -> Option<String> {
    let parsed = ast::Expr::parse(&tokens.source(), Edition::Edition2024);
    if !parsed.errors().is_empty() {
        return None;
    }
    let text = expr(&parsed.tree())?;
    (text.chars().count() <= MARGIN).then_some(text)
}

fn expr(it: &ast::Expr) -> Option<String> {
    if it.attrs().next().is_some() {
        return None;
    }
    Some(match it {
        ast::Expr::Literal(it) => it.syntax().text().to_string(),
        ast::Expr::PathExpr(it) => path(it.syntax())?,
        ast::Expr::ParenExpr(it) => format!("({})", expr(&it.expr()?)?),
        ast::Expr::BinExpr(it) => {
            let op = it.op_token()?;
            format!("{} {} {}", expr(&it.lhs()?)?, op.text(), expr(&it.rhs()?)?)
        }
        ast::Expr::PrefixExpr(it) => {
            format!("{}{}", it.op_token()?.text(), expr(&it.expr()?)?)
        }
        ast::Expr::RefExpr(it) if it.raw_token().is_none() => {
            let mutability = if it.mut_token().is_some() { "mut " } else { "" };
            format!("&{mutability}{}", expr(&it.expr()?)?)
        }
        ast::Expr::CastExpr(it) => {
            format!("{} as {}", expr(&it.expr()?)?, path(it.ty()?.syntax())?)
        }
        ast::Expr::TryExpr(it) => format!("{}?", expr(&it.expr()?)?),
        ast::Expr::FieldExpr(it) => {
            let name = it.name_ref()?;
            format!("{}.{}", expr(&it.expr()?)?, name.text())
        }
        ast::Expr::IndexExpr(it) => format!("{}[{}]", expr(&it.base()?)?, expr(&it.index()?)?),
        ast::Expr::CallExpr(it) => format!("{}({})", expr(&it.expr()?)?, args(it)?),
        ast::Expr::MethodCallExpr(it) => {
            let generic = match it.generic_arg_list() {
                Some(list) => path(list.syntax())?,
                None => String::new(),
            };
            let name = it.name_ref()?;
            format!("{}.{}{generic}({})", expr(&it.receiver()?)?, name.text(), args(it)?)
        }
        ast::Expr::TupleExpr(it) => {
            let fields = list(it.fields())?;
            let comma = if it.fields().count() == 1 { "," } else { "" };
            format!("({fields}{comma})")
        }
        ast::Expr::ArrayExpr(it) => match it.kind() {
            ast::ArrayExprKind::ElementList(elements) => format!("[{}]", list(elements)?),
            ast::ArrayExprKind::Repeat { initializer, repeat } => {
                format!("[{}; {}]", expr(&initializer?)?, expr(&repeat?)?)
            }
        },
        ast::Expr::RangeExpr(it) => range(it)?,
        ast::Expr::ClosureExpr(it) => closure(it)?,
        ast::Expr::BlockExpr(it) => block(it)?,
        ast::Expr::MacroExpr(it) => tokens(it.syntax())?,
        _ => return None,
    })
}

fn list(exprs: impl Iterator<Item = ast::Expr>) -> Option<String> {
    let texts: Option<Vec<_>> = exprs.map(|it| expr(&it)).collect();
    Some(texts?.join(", "))
}

fn args(call: &impl HasArgList) -> Option<String> {
    list(call.arg_list()?.args())
}

fn range(it: &ast::RangeExpr) -> Option<String> {
    let mut children = it.syntax().children_with_tokens().filter(|it| !it.kind().is_trivia());
    let mut text = String::new();
    for child in &mut children {
        match child.into_node().map(ast::Expr::cast) {
            Some(child) => text.push_str(&expr(&child?)?),
            None => text.push_str(it.op_token()?.text()),
        }
    }
    Some(text)
}

/// `|x| x + 1`, with no type written and nothing but names for parameters.
fn closure(it: &ast::ClosureExpr) -> Option<String> {
    if it.move_token().is_some() || it.ret_type().is_some() || it.async_token().is_some() {
        return None;
    }
    let params: Option<Vec<_>> = it
        .param_list()?
        .params()
        .map(|param| {
            let text = param.pat()?.syntax().text().to_string();
            let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '&');
            (param.ty().is_none() && text.chars().all(is_plain)).then_some(text)
        })
        .collect();
    Some(format!("|{}| {}", params?.join(", "), expr(&it.body()?)?))
}

/// `{ value }`
fn block(it: &ast::BlockExpr) -> Option<String> {
    let list = it.stmt_list()?;
    if list.statements().next().is_some() || it.modifier().is_some() {
        return None;
    }
    Some(format!("{{ {} }}", expr(&list.tail_expr()?)?))
}

/// Names, generic arguments and simple types.
fn path(node: &SyntaxNode) -> Option<String> {
    let mut text = String::new();
    let mut before: Option<SyntaxToken> = None;
    for token in leaves(node) {
        let after_word = before.as_ref().is_some_and(|it| is_word(it.kind()));
        let space = match (before.as_ref().map(|it| it.kind()), token.kind()) {
            (Some(T![,]), _) => true,
            (Some(T![as]), _) | (_, T![as]) => true,
            (_, kind) if is_word(kind) => after_word,
            _ => false,
        };
        if space {
            text.push(' ');
        }
        let known = matches!(
            token.kind(),
            T![::] | T![:] | T![<] | T![>] | T![,] | T![&] | T!['('] | T![')'] | T!['['] | T![']']
        );
        if !known && !is_word(token.kind()) {
            return None;
        }
        text.push_str(token.text());
        before = Some(token);
    }
    Some(text)
}

fn is_word(kind: K) -> bool {
    kind == K::IDENT
        || kind == K::LIFETIME_IDENT
        || kind == T![_]
        || kind.is_any_identifier()
        || kind.is_keyword(Edition::Edition2024)
        || kind.is_literal()
}

/// The tokens of a macro call, as they are written.
fn tokens(node: &SyntaxNode) -> Option<String> {
    let mut text = String::new();
    for token in node.descendants_with_tokens().filter_map(|it| it.into_token()) {
        match token.kind() {
            K::COMMENT => return None,
            K::WHITESPACE => text.push(' '),
            _ => text.push_str(token.text()),
        }
    }
    // Space at the edges of delimiters is not kept; elsewhere rules apply that are not here.
    let unsure = ["( ", " )", "[ ", " ]", " ,", " ;", " .", ". ", " ("];
    (!unsure.iter().any(|it| text.contains(it))).then_some(text)
}

fn leaves(node: &SyntaxNode) -> impl Iterator<Item = SyntaxToken> {
    node.descendants_with_tokens()
        .filter_map(|it| it.into_token())
        .filter(|token| !token.kind().is_trivia())
}
