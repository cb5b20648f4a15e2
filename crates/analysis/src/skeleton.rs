//! The reader's program without what its types, signatures and impls do not depend on.

use hir_def::{FunctionId, Lookup, expr_store::Body, nameres::DefMap, src::HasSource};
use syntax::{AstNode, SyntaxKind, TextRange, ast};

use crate::{World, functions};

/// The reader's text without the bodies of functions. While two programs have the same skeleton,
/// types have the same layouts, calls with the same types lead to the same functions, and a
/// function of the library has the same MIR for the same arguments.
///
/// Some bodies do matter for that and stay: of `const fn`s, which may say how long an array is; of
/// `async fn`s and of functions that return `impl Trait`, whose type the body decides; and those
/// that have items of their own inside.
pub fn skeleton(world: &World) -> String {
    let mut text = world.source();
    let functions = functions::all(world).into_iter();
    let mut bodies: Vec<_> = functions.filter_map(|it| private_body(world, it)).collect();
    bodies.sort_by_key(|range| std::cmp::Reverse(range.start()));
    for range in bodies {
        text.replace_range(std::ops::Range::<usize>::from(range), "{}");
    }
    text
}

/// The range of a body that only its function depends on.
fn private_body(world: &World, function: FunctionId) -> Option<TextRange> {
    let db = &world.db;
    let source = function.lookup(db).source(db);
    // What a macro made has no text of its own.
    source.file_id.file_id()?;
    let written = source.value;
    let decides_its_type = |written: &ast::Fn| {
        let mut nodes = written.ret_type().into_iter().flat_map(|it| it.syntax().descendants());
        nodes.any(|it| matches!(it.kind(), SyntaxKind::IMPL_TRAIT_TYPE | SyntaxKind::MACRO_TYPE))
    };
    if written.const_token().is_some()
        || written.async_token().is_some()
        || decides_its_type(&written)
        || Body::of(db, function.into()).blocks(db).any(|(_, map)| has_items(map))
    {
        return None;
    }
    Some(written.body()?.syntax().text_range())
}

fn has_items(map: &DefMap) -> bool {
    map.modules().any(|(_, module)| {
        let scope = &module.scope;
        scope.declarations().next().is_some()
            || scope.impls().next().is_some()
            || scope.unnamed_consts().next().is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edition;

    fn check(source: &str, expected: &str) {
        let mut world = World::new(Edition::E2024);
        world.set_source(source);
        assert_eq!(world.attach(|| skeleton(&world)), expected);
    }

    #[test]
    fn bodies_are_left_out() {
        check(
            "struct S(u8);\nimpl S { fn f(&self) -> u8 { self.0 } }\nfn main() { println!(\"a\"); }",
            "struct S(u8);\nimpl S { fn f(&self) -> u8 {} }\nfn main() {}",
        );
    }

    #[test]
    fn bodies_that_decide_types_stay() {
        for source in [
            "const fn n() -> usize { 3 }",
            "async fn f() { g().await }",
            "fn f() -> impl Fn() -> u8 { || 3 }",
            "fn f() -> Vec<impl Copy> { vec![3] }",
        ] {
            check(source, source);
        }
    }

    #[test]
    fn bodies_with_items_stay() {
        for source in [
            "fn main() { struct S; { let s = S; } }",
            "fn main() { { impl Default for super::S { } } }",
            "macro_rules! m { ($n:expr) => { struct S([u8; $n]); } }\nfn main() { m!(3); }",
            "fn main() { const _: () = { struct S; }; }",
        ] {
            check(source, source);
        }
        check("fn main() { fn inner() -> u8 { 3 } }", "fn main() { fn inner() -> u8 {} }");
    }
}
