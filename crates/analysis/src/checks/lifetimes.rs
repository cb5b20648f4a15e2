//! Lifetimes that are not declared, or cannot be left out.

use hir::{ModuleDef, PathResolution};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode,
    ast::{self, HasGenericArgs, HasGenericParams},
};

use super::Checks;

impl Checks<'_, '_> {
    /// E0262: `'static` and `'_` cannot be declared.
    pub(super) fn reserved_lifetimes(&mut self, list: &SyntaxNode) {
        let Some(list) = ast::GenericParamList::cast(list.clone()) else { return };
        for lifetime in list.lifetime_params().filter_map(|it| it.lifetime()) {
            let text = lifetime.text().to_string();
            if text == "'static" {
                let message = "`'static` is there already: a parameter needs another name.";
                self.reject("E0262", lifetime.syntax(), message);
            } else if text == "'_" {
                let message = "`'_` stands for a lifetime without a name: it cannot be declared.";
                self.reject("E0637", lifetime.syntax(), message);
            }
        }
    }

    /// E0261.
    pub(super) fn undeclared_lifetime(&mut self, node: &SyntaxNode) {
        let text = node.text().to_string();
        let is_label = node.parent().is_none_or(|parent| {
            matches!(
                parent.kind(),
                SyntaxKind::LABEL
                    | SyntaxKind::BREAK_EXPR
                    | SyntaxKind::CONTINUE_EXPR
                    | SyntaxKind::LIFETIME_PARAM
            )
        });
        if matches!(text.as_str(), "'static" | "'_") || is_label {
            return;
        }
        if !is_declared(node, &text) {
            let message = format!("The lifetime `{text}` is not declared: write `<{text}>` first.");
            self.reject("E0261", node, message);
        }
    }

    /// E0106, for `&` without a lifetime where none can be found.
    pub(super) fn missing_lifetime(&mut self, node: &SyntaxNode) {
        let Some(reference) = ast::RefType::cast(node.clone()) else { return };
        if reference.lifetime().is_some() {
            return;
        }
        for ancestor in node.ancestors().skip(1) {
            match ancestor.kind() {
                SyntaxKind::RET_TYPE => {
                    let Some(parent) = ancestor.parent() else { return };
                    if self.has_one_lifetime(&parent) == Some(false) && is_first(&ancestor, node) {
                        let message = "It cannot be known from which parameter this reference \
                                       comes: name its lifetime.";
                        self.reject("E0106", node, message);
                    }
                    return;
                }
                // Inside `fn(..)` and `Fn(..)` types every `&` is a lifetime of its own.
                SyntaxKind::FN_PTR_TYPE | SyntaxKind::PARENTHESIZED_ARG_LIST => return,
                SyntaxKind::RECORD_FIELD | SyntaxKind::TUPLE_FIELD => {
                    let message = "A reference in a struct needs a lifetime: declare one, `<'a>`, \
                                   and write `&'a`.";
                    self.reject("E0106", node, message);
                    return;
                }
                SyntaxKind::TYPE_ALIAS => {
                    let list = ancestor.parent();
                    let in_list = list.filter(|it| it.kind() == SyntaxKind::ASSOC_ITEM_LIST);
                    let (code, message) = match in_list {
                        Some(_) => ("E0637", "A reference here needs a lifetime with a name."),
                        None => ("E0106", "A reference in a type alias needs a lifetime."),
                    };
                    self.reject(code, node, message);
                    return;
                }
                SyntaxKind::FN
                | SyntaxKind::PARAM_LIST
                | SyntaxKind::STMT_LIST
                | SyntaxKind::ARG_LIST => return,
                _ => {}
            }
        }
    }

    /// Can a lifetime of the result be left out: is there `&self`, or exactly one lifetime in
    /// the parameters? `None` when that is not known.
    fn has_one_lifetime(&self, callable: &SyntaxNode) -> Option<bool> {
        let types: Vec<_> = match callable.kind() {
            SyntaxKind::FN => {
                let params = ast::Fn::cast(callable.clone())?.param_list()?;
                if params.self_param().is_some() {
                    return None;
                }
                params.params().filter_map(|it| it.ty()).collect()
            }
            SyntaxKind::FN_PTR_TYPE => {
                let params = ast::FnPtrType::cast(callable.clone())?.param_list()?;
                params.params().filter_map(|it| it.ty()).collect()
            }
            // `Fn(&str) -> &str`.
            SyntaxKind::PATH_SEGMENT => {
                let list = callable
                    .children()
                    .find(|it| it.kind() == SyntaxKind::PARENTHESIZED_ARG_LIST)?;
                list.descendants().filter_map(ast::TypeArg::cast).filter_map(|it| it.ty()).collect()
            }
            _ => return None,
        };
        let mut lifetimes = 0;
        for node in types.iter().flat_map(|it| it.syntax().descendants()) {
            match node.kind() {
                SyntaxKind::REF_TYPE | SyntaxKind::LIFETIME_ARG => lifetimes += 1,
                SyntaxKind::DYN_TRAIT_TYPE
                | SyntaxKind::IMPL_TRAIT_TYPE
                | SyntaxKind::FN_PTR_TYPE => return None,
                SyntaxKind::PATH_TYPE => lifetimes += self.hidden_lifetimes(&node),
                _ => {}
            }
        }
        Some(lifetimes == 1)
    }

    /// Lifetimes of a struct that are not written: `Iter<u8>` hides one.
    fn hidden_lifetimes(&self, node: &SyntaxNode) -> usize {
        let Some(path) = ast::PathType::cast(node.clone()).and_then(|it| it.path()) else {
            return 0;
        };
        let arguments = path.segment().and_then(|it| it.generic_arg_list());
        if arguments.is_some_and(|list| list.lifetime_args().next().is_some()) {
            return 0;
        }
        match self.semantics.resolve_path(&path) {
            Some(PathResolution::Def(ModuleDef::Adt(adt))) => {
                hir::GenericDef::Adt(adt).lifetime_params(self.db()).len()
            }
            _ => 0,
        }
    }
}

/// Is it the first reference without a lifetime in a result type? rustc reports them together.
fn is_first(result: &SyntaxNode, reference: &SyntaxNode) -> bool {
    let mut references = result.descendants().filter_map(ast::RefType::cast);
    references.find(|it| it.lifetime().is_none()).is_none_or(|first| first.syntax() == reference)
}

fn is_declared(node: &SyntaxNode, lifetime: &str) -> bool {
    let declares = |list: Option<ast::GenericParamList>| {
        list.is_some_and(|list| {
            list.lifetime_params()
                .any(|param| param.lifetime().is_some_and(|it| it.syntax().text() == lifetime))
        })
    };
    node.ancestors().any(|it| {
        let own = match it.kind() {
            SyntaxKind::FN => ast::Fn::cast(it.clone()).and_then(|it| it.generic_param_list()),
            SyntaxKind::IMPL => ast::Impl::cast(it.clone()).and_then(|it| it.generic_param_list()),
            _ => None,
        };
        // `struct S<'a>`, `trait T<'a>`, `for<'a>`: the list is a child of the node or of a child.
        let below = it.children().chain(it.children().flat_map(|child| child.children()));
        declares(own) || below.filter_map(ast::GenericParamList::cast).any(|it| declares(Some(it)))
    })
}
