//! What rustc does not say any more once it has said something else.
//!
//! rustc works in phases, and most errors of one phase keep the next one from looking at the same
//! body: names and types, then patterns and `unsafe`, then borrows; last, when the whole program
//! has no error, what only lints and privacy find.

use std::collections::HashSet;

use syntax::{AstNode, NodeOrToken, SyntaxKind, SyntaxNode, TextRange, TextSize, ast};

use crate::Diagnostic;

/// Removes what rustc would keep silent about.
pub(crate) fn silence(found: &mut Vec<Diagnostic>, file: &SyntaxNode) {
    consequences(found, file);
    let bodies = Bodies::new(file);
    let tainted: HashSet<_> = found
        .iter()
        .filter(|it| phase(it) == Phase::Types)
        .filter_map(|it| bodies.around(it.range()))
        .collect();
    found.retain(|it| {
        let is_tainted = bodies.around(it.range()).is_some_and(|body| tainted.contains(&body));
        !(is_tainted && matches!(phase(it), Phase::Inference | Phase::Bodies))
    });
    let undecided: HashSet<_> = found
        .iter()
        .filter(|it| phase(it) == Phase::Inference)
        .filter_map(|it| bodies.around(it.range()))
        .collect();
    found.retain(|it| {
        let is_undecided = bodies.around(it.range()).is_some_and(|body| undecided.contains(&body));
        !(is_undecided && phase(it) == Phase::Bodies)
    });
    // Of one body rustc reports the first type that it cannot find.
    let mut seen = HashSet::new();
    found.retain(|it| {
        phase(it) != Phase::Inference || bodies.around(it.range()).is_none_or(|it| seen.insert(it))
    });
    if found.iter().any(|it| phase(it) != Phase::Last) {
        found.retain(|it| phase(it) != Phase::Last);
    }
}

/// Removes what follows from another error of the same expression or signature.
fn consequences(found: &mut Vec<Diagnostic>, file: &SyntaxNode) {
    let covers = |range: TextRange, codes: &[&str]| {
        found.iter().any(|it| {
            it.code.is_some_and(|code| codes.contains(&code)) && range.contains_range(it.range())
        })
    };
    let mut silent = HashSet::new();
    for (index, it) in found.iter().enumerate() {
        if !file.text_range().contains_range(it.range()) {
            continue;
        }
        let node = match file.covering_element(it.range()) {
            NodeOrToken::Node(node) => Some(node),
            NodeOrToken::Token(token) => token.parent(),
        };
        let around = |kinds: &[SyntaxKind]| {
            let mut ancestors = node.iter().flat_map(|it| it.ancestors());
            ancestors.find(|it| kinds.contains(&it.kind())).map(|it| it.text_range())
        };
        use SyntaxKind as K;
        let follows = match it.code {
            // The fields that are missing may be those that are misspelt.
            Some("E0027") => around(&[K::RECORD_PAT]).is_some_and(|it| covers(it, &["E0026"])),
            Some("E0063") => {
                around(&[K::RECORD_EXPR]).is_some_and(|it| covers(it, &["E0560", "E0559"]))
            }
            // What a format string needs of several arguments is said once.
            Some("E0277")
                if around(&[K::MACRO_CALL]).is_some_and(|call| {
                    found[..index].iter().any(|earlier| {
                        earlier.code == it.code
                            && earlier.message == it.message
                            && call.contains_range(earlier.range())
                    })
                }) =>
            {
                true
            }
            // A comparison is reported as a mismatch or as a missing impl, not as both.
            Some("E0277") => around(&[K::BIN_EXPR])
                .filter(|_| {
                    node.iter()
                        .flat_map(|it| it.ancestors())
                        .filter_map(ast::BinExpr::cast)
                        .next()
                        .and_then(|it| it.op_kind())
                        .is_some_and(|it| matches!(it, ast::BinaryOp::CmpOp(_)))
                })
                .is_some_and(|it| covers(it, &["E0308"])),
            Some("E0046") => around(&[K::IMPL]).is_some_and(|it| covers(it, &["E0120", "E0117"])),
            _ => false,
        };
        let signature_fails = it.code == Some("E0308")
            && node
                .iter()
                .flat_map(|it| it.ancestors())
                .find_map(ast::Fn::cast)
                .and_then(|it| it.ret_type())
                .is_some_and(|it| covers(it.syntax().text_range(), &["E0106", "E0261", "E0746"]));
        if follows || signature_fails {
            silent.insert(index);
        }
    }
    let mut index = 0;
    found.retain(|_| {
        index += 1;
        !silent.contains(&(index - 1))
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Names, items and types.
    Types,
    /// Types that nothing says: only of bodies that have no other error.
    Inference,
    /// Patterns and `unsafe`: only of bodies whose types are found.
    Bodies,
    /// Only of programs that have no other error.
    Last,
}

fn phase(it: &Diagnostic) -> Phase {
    match it.code {
        Some("E0282" | "E0283" | "E0284" | "E0790") => Phase::Inference,
        Some("E0004" | "E0005" | "E0133" | "E0030" | "E0579" | "E0158") => Phase::Bodies,
        Some("E0446" | "E0451") => Phase::Last,
        _ => Phase::Types,
    }
}

/// Where the bodies of a file are.
pub(crate) struct Bodies(Vec<TextRange>);

impl Bodies {
    pub(crate) fn new(file: &SyntaxNode) -> Self {
        let nodes = file.descendants().filter(|it| {
            matches!(it.kind(), SyntaxKind::FN | SyntaxKind::CONST | SyntaxKind::STATIC)
        });
        Self(nodes.map(|it| it.text_range()).collect())
    }

    /// The innermost function, constant or static around a place.
    pub(crate) fn around(&self, place: TextRange) -> Option<TextSize> {
        // Outer items come before inner ones.
        self.0.iter().rev().find(|it| it.contains_range(place)).map(|it| it.start())
    }
}
