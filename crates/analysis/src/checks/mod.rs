//! What rustc rejects and the front end takes: one file for each idea.

mod adts;
mod derives;
mod duplicates;
mod format_strings;
mod generics;
mod impls;
mod lifetimes;
mod object_types;
mod patterns;
mod places;
mod visibility;

use hir::{Semantics, Type, db::HirDatabase};
use hir_ty::display::{DisplayTarget, HirDisplay};
use syntax::{AstNode, SyntaxKind, SyntaxNode, TextRange, ast};

use crate::explain::header_range;

/// Something rustc rejects.
pub(crate) struct Rejection {
    /// None for what rustc finds without a code.
    pub(crate) code: Option<&'static str>,
    pub(crate) range: TextRange,
    pub(crate) message: String,
}

/// What is wrong with the items of a file, in no particular order.
pub(crate) fn rejections<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    file: &SyntaxNode,
    target: DisplayTarget,
) -> Vec<Rejection> {
    let mut checks = Checks { semantics, target, found: Vec::new(), endless: Vec::new() };
    for node in file.descendants() {
        checks.visit(&node);
    }
    checks.found
}

/// The checks of one file and what they found.
struct Checks<'a, 'db> {
    semantics: &'a Semantics<'db, dyn HirDatabase>,
    target: DisplayTarget,
    found: Vec<Rejection>,
    /// Types that contain themselves.
    endless: Vec<SyntaxNode>,
}

impl<'db> Checks<'_, 'db> {
    fn db(&self) -> &'db dyn HirDatabase {
        self.semantics.db
    }

    /// Rejects the node, at its first line that is no comment and no attribute.
    fn reject(
        &mut self,
        code: impl Into<Option<&'static str>>,
        node: &SyntaxNode,
        message: impl Into<String>,
    ) {
        self.reject_at(code, header_range(node), message);
    }

    fn reject_at(
        &mut self,
        code: impl Into<Option<&'static str>>,
        range: TextRange,
        message: impl Into<String>,
    ) {
        self.found.push(Rejection { code: code.into(), range, message: message.into() });
    }

    fn show(&self, ty: &Type<'db>) -> String {
        ty.display(self.db(), self.target).to_string()
    }

    fn visit(&mut self, node: &SyntaxNode) {
        match node.kind() {
            SyntaxKind::SOURCE_FILE | SyntaxKind::ITEM_LIST | SyntaxKind::STMT_LIST => {
                self.duplicate_items(node);
            }
            SyntaxKind::ASSOC_ITEM_LIST => self.duplicate_assoc_items(node),
            SyntaxKind::RECORD_FIELD_LIST => self.duplicate_fields(node),
            SyntaxKind::VARIANT_LIST => self.duplicate_variants(node),
            SyntaxKind::GENERIC_PARAM_LIST => {
                self.duplicate_params(node);
                self.param_defaults(node);
                self.reserved_lifetimes(node);
            }
            SyntaxKind::PARAM_LIST => self.duplicate_bindings(node, "E0415"),
            SyntaxKind::MACRO_CALL => self.format_string(node),
            SyntaxKind::SELF_PARAM => self.unsized_self(node),
            SyntaxKind::PARAM => self.unsized_variable(node),
            SyntaxKind::BIN_EXPR => self.assignment(node),
            SyntaxKind::RANGE_PAT => self.inverted_range(node),
            SyntaxKind::IMPL_TRAIT_TYPE => self.impl_type(node),
            SyntaxKind::FN => self.dyn_result(node),
            SyntaxKind::LET_STMT | SyntaxKind::MATCH_ARM => {
                if node.kind() == SyntaxKind::LET_STMT {
                    self.unsized_variable(node);
                }
                if let Some(pat) = node.children().find_map(ast::Pat::cast) {
                    self.duplicate_bindings(pat.syntax(), "E0416");
                }
            }
            SyntaxKind::OR_PAT => self.unequal_alternatives(node),
            SyntaxKind::TUPLE_PAT | SyntaxKind::TUPLE_STRUCT_PAT | SyntaxKind::SLICE_PAT => {
                self.rest_twice(node);
            }
            SyntaxKind::IDENT_PAT => self.shadowing_pattern(node),
            SyntaxKind::LIFETIME => self.undeclared_lifetime(node),
            SyntaxKind::REF_TYPE => self.missing_lifetime(node),
            SyntaxKind::IMPL => {
                self.implemented_items(node);
                self.implemented_trait(node);
                self.unconstrained_params(node);
            }
            SyntaxKind::DYN_TRAIT_TYPE => self.object_type(node),
            SyntaxKind::PATH_TYPE => self.trait_as_type(node),
            SyntaxKind::STRUCT | SyntaxKind::ENUM | SyntaxKind::UNION => {
                self.endless_type(node);
                self.copy_with_drop_fields(node);
                self.unused_params(node);
                self.static_fields(node);
                self.derives(node);
                if node.kind() == SyntaxKind::ENUM {
                    self.equal_discriminants(node);
                }
            }
            SyntaxKind::VISIBILITY => self.needless_visibility(node),
            SyntaxKind::USE_TREE => self.self_import(node),
            SyntaxKind::USE => self.private_reexport(node),
            _ => {}
        }
    }
}
