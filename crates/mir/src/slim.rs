//! What a player does not need of a program.

use crate::{
    BodyKind, FileId, FnId, GlobalId, Program, SourceFile, Span, TyId,
    visit::{Visitor, visit_body, visit_global},
};

/// Everything in the library: its text is not shipped, so that its lines mean nothing.
const LIBRARY: Span = Span { file: FileId(1), lo: 0, hi: 0 };

/// Takes out of a program what only a compiler needs: positions in the library's text and the
/// names of the library's variables.
pub(crate) fn slim(program: &mut Program) {
    for body in &mut program.bodies {
        if body.kind != BodyKind::User {
            body.var_debug_info.clear();
        }
        visit_body(body, &mut Forget);
    }
    for global in &mut program.globals {
        visit_global(global, &mut Forget);
    }
    program.files.truncate(1);
    program.files.push(SourceFile::new("std".to_owned(), String::new()));
}

struct Forget;

impl Visitor for Forget {
    fn ty(&mut self, _: &mut TyId) {}
    fn function(&mut self, _: &mut FnId) {}
    fn global(&mut self, _: &mut GlobalId) {}

    fn span(&mut self, span: &mut Span) {
        if !span.is_user() {
            *span = LIBRARY;
        }
    }
}
