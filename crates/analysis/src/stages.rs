//! The stages of the front end as text: tokens, syntax tree, HIR, types.

use std::fmt::Write as _;

use hir_def::{
    expr_store::{Body, BodySourceMap},
    hir::ExprId,
    signatures::FunctionSignature,
};
use hir_expand::EditionedFileId;
use hir_ty::{
    InferenceResult,
    display::{DisplayTarget, HirDisplay},
};
use syntax::{AstNode, NodeOrToken, SourceFile, TextRange};

use crate::{World, functions};

/// The tokens of the reader's program, one a line: kind, range, text.
pub fn tokens(world: &World) -> String {
    let file = SourceFile::parse(&world.source(), world.edition.into()).tree();
    let mut out = String::new();
    for token in file.syntax().descendants_with_tokens().filter_map(NodeOrToken::into_token) {
        if !token.kind().is_trivia() {
            let _ = writeln!(out, "{:?} {:?} {:?}", token.kind(), token.text_range(), token.text());
        }
    }
    out
}

/// The syntax tree of the reader's program.
pub fn ast(world: &World) -> String {
    let file = SourceFile::parse(&world.source(), world.edition.into()).tree();
    format!("{:#?}", file.syntax())
}

/// The bodies of the reader's functions after macro expansion and desugaring.
pub fn hir(world: &World) -> String {
    world.attach(|| {
        let mut out = String::new();
        for id in functions::all(world) {
            let body = Body::of(&world.db, id.into());
            let text = body.pretty_print(&world.db, id.into(), world.edition.into());
            let _ = writeln!(out, "{text}");
        }
        out
    })
}

/// The type of every expression of the reader's functions, in the order of the source.
pub fn types(world: &World) -> String {
    world.attach(|| {
        let target = DisplayTarget::from_crate(&world.db, world.user_crate);
        let source = world.source();
        let mut out = String::new();
        for id in functions::all(world) {
            let _ = writeln!(out, "fn {}", FunctionSignature::of(&world.db, id).name.as_str());
            let (_, source_map) = Body::with_source_map(&world.db, id.into());
            let inference = InferenceResult::of(&world.db, hir_def::DefWithBodyId::FunctionId(id));
            let mut rows: Vec<_> = inference
                .expression_types()
                .filter_map(|(expr, ty)| {
                    let range = expr_range(world, source_map, expr)?;
                    Some((range, ty.display(&world.db, target).to_string()))
                })
                .collect();
            rows.sort_by_key(|(range, _)| (range.start(), std::cmp::Reverse(range.end())));
            rows.dedup();
            for (range, ty) in rows {
                let text = source.get(usize::from(range.start())..usize::from(range.end()));
                let text = text.unwrap_or_default().split_whitespace().collect::<Vec<_>>();
                let _ = writeln!(out, "  {} : {ty}", text.join(" "));
            }
        }
        out
    })
}

/// The range of an expression, if it is written in the reader's file.
fn expr_range(world: &World, source_map: &BodySourceMap, expr: ExprId) -> Option<TextRange> {
    let source = source_map.expr_syntax(expr).ok()?;
    let file = EditionedFileId::new(&world.db, world.user_file, world.edition.into());
    (source.file_id == hir_expand::HirFileId::from(file)).then(|| source.value.text_range())
}
