//! After elaboration every value is dropped exactly once, in the order of the language.

mod support;

use expect_test::{Expect, expect};
use mir::{Body, TerminatorKind};
use mir_dataflow::{ElaborateCx, elaborate_drops};
use proptest::prelude::*;
use support::interpret::{Mode, run};
use support::parse::parse;
use support::types::{ty, types};

fn elaborated(text: &str) -> Body {
    let types = types();
    let mut body = parse(text);
    let cx = ElaborateCx { types: &types, bool_ty: ty("bool"), unit_ty: ty("()") };
    elaborate_drops(&mut body, cx);
    body
}

/// Runs both bodies, and says what happened, how many drops are left and how many flags there are.
fn check(text: &str, choices: &[u8], expected: Expect) {
    let types = types();
    let after = elaborated(text);
    let log = run(&parse(text), &types, choices, Mode::Reference).unwrap();
    let exact = run(&after, &types, choices, Mode::Exact).unwrap();
    assert_eq!(log, exact);
    let drops = |block: &&mir::BasicBlockData| {
        matches!(block.terminator.kind, TerminatorKind::Drop { .. }) && !block.is_cleanup
    };
    let drops = after.blocks.iter().filter(drops).count();
    let flags = after.locals.iter().filter(|local| local.kind == mir::LocalKind::DropFlag).count();
    expected.assert_eq(&format!("{}; {drops} drops, {flags} flags", log.join(", ")));
}

#[test]
fn a_value_that_is_there_is_dropped() {
    check("let s: S\nbb0\ns = call\ndrop s\nreturn", &[1], expect!["drop 1; 1 drops, 0 flags"]);
}

#[test]
fn a_moved_value_is_not_dropped() {
    check(
        "let s: S\nbb0\ns = call\n_ = call move s\ndrop s\nreturn",
        &[1],
        expect!["take Leaf(1); 0 drops, 0 flags"],
    );
}

const MAYBE: &str = "let s: S
    let c: bool
    bb0
      s = call
      c = call
      switch c 0 bb1 bb2
    bb1
      _ = call move s
    bb2
      drop s
      return";

#[test]
fn a_flag_says_whether_it_was_moved() {
    check(MAYBE, &[1, 2], expect!["drop 1; 1 drops, 1 flags"]);
    check(MAYBE, &[1, 1, 0], expect!["take Leaf(1); 1 drops, 1 flags"]);
}

#[test]
fn what_is_left_of_a_struct_is_dropped() {
    check(
        "let p: P\nbb0\np = call\n_ = call move p.a\ndrop p\nreturn",
        &[1],
        expect!["take Leaf(1), drop 2; 1 drops, 0 flags"],
    );
}

#[test]
fn a_box_without_its_contents_is_freed() {
    let text = "let b: Box<P>\nbb0\nb = call\n_ = call move b.*\ndrop b\nreturn";
    check(text, &[1], expect!["take Parts([Leaf(1), Leaf(2)]), free 3; 0 drops, 0 flags"]);
    let part = "let b: Box<P>\nbb0\nb = call\n_ = call move b.*.a\ndrop b\nreturn";
    check(part, &[1], expect!["take Leaf(1), drop 2, free 3; 1 drops, 0 flags"]);
}

const MATCH: &str = "let o: O
    temp d: isize
    bb0
      o = call
      d = discr o
      switch d 2 bb1 bb2
    bb1
      _ = call move o.v2.1
    bb2
      drop o
      return
    cleanup
      drop o
      resume";

#[test]
fn what_a_match_left_is_dropped() {
    check(MATCH, &[1, 0], expect!["; 2 drops, 2 flags"]);
    check(MATCH, &[1, 1], expect!["drop 1; 2 drops, 2 flags"]);
    check(MATCH, &[1, 2], expect!["take Leaf(2), drop 1; 2 drops, 2 flags"]);
}

#[test]
fn the_rest_is_dropped_when_a_field_panics() {
    // Values 5 and 10 panic when they are dropped.
    let text = "let a: P
        let b: P
        let c: P
        bb0
          a = call
          b = call
          c = call
          _ = call move b.b
          drop c
          drop a
          drop b
          return
        cleanup
          drop b
          resume";
    check(text, &[1], expect!["take Leaf(4), drop 5, panic, drop 6, drop 3; 3 drops, 2 flags"]);
}

#[test]
fn only_pointers_are_dereferenced_afterwards() {
    let body = elaborated("let b: Box<P>\nbb0\nb = call\n_ = call move b.*.a\ndrop b\nreturn");
    let places = format!("{:?}", body.blocks);
    expect!["0"].assert_eq(&places.matches("projection: [Deref").count().to_string());
}

const LOCALS: [(&str, &str, &[&str]); 6] = [
    ("s", "S", &["s"]),
    ("p", "P", &["p", "p.a", "p.b"]),
    ("o", "O", &["o", "o.v1.0", "o.v2.0", "o.v2.1"]),
    ("b", "Box<P>", &["b", "b.*", "b.*.a", "b.*.b"]),
    ("t", "(S, O, i32)", &["t", "t.0", "t.1", "t.1.v1.0"]),
    ("x", "[S; 2]", &["x", "x.c0", "x.c1"]),
];

/// One step: make a value, take one, or replace one; of a place.
fn step() -> impl Strategy<Value = String> {
    let place = (0..LOCALS.len(), any::<prop::sample::Index>())
        .prop_map(|(local, path)| *path.get(LOCALS[local].2));
    (0..5, place).prop_map(|(kind, place)| match kind {
        0 | 1 => format!("_ = call move {place}"),
        // Nothing drops or replaces a field of a variant that may not be there.
        _ if place.contains(".v") => format!("_ = call move {place}"),
        // Dropping a whole and then assigning a part of it would be an error.
        2 if !LOCALS.iter().any(|(name, ..)| *name == place) && place != "b.*" => {
            format!("drop {place}")
        }
        // Replacing: the old value is dropped first.
        _ => format!("drop {place}\n{place} = call"),
    })
}

fn program() -> impl Strategy<Value = String> {
    let steps = prop::collection::vec(step(), 0..5);
    let end = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>());
    prop::collection::vec((steps, end), 1..6).prop_map(|blocks| {
        let count = blocks.len();
        let mut text = "let c: bool\ntemp d: isize\n".to_owned();
        for (name, ty, _) in LOCALS {
            text += &format!("let {name}: {ty}\n");
        }
        text += "bbstart\n";
        for (name, ..) in LOCALS.iter().skip(1) {
            text += &format!("{name} = call\n");
        }
        for (index, (steps, (left, right, by_variant))) in blocks.into_iter().enumerate() {
            text += &format!("bb{index}\n{}\n", steps.join("\n"));
            let target = |to: prop::sample::Index| match to.index(count + 1) {
                to if to == count => "bbend".to_owned(),
                to => format!("bb{to}"),
            };
            let (left, right) = (target(left), target(right));
            match by_variant {
                true => text += &format!("d = discr o\nswitch d 1 {left} {right}\n"),
                false => text += &format!("c = call\nswitch c 0 {left} {right}\n"),
            }
        }
        text += "bbend\n";
        for (name, ..) in LOCALS.iter().rev() {
            text += &format!("drop {name}\n");
        }
        text += "return\ncleanup\n";
        for (name, ..) in LOCALS.iter().rev() {
            text += &format!("drop {name}\n");
        }
        text + "resume\n"
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn elaboration_drops_what_a_naive_run_drops(
        text in program(),
        choices in prop::collection::vec(prop::collection::vec(any::<u8>(), 30), 8),
    ) {
        let types = types();
        let (before, after) = (parse(&text), elaborated(&text));
        for choices in choices {
            let Ok(expected) = run(&before, &types, &choices, Mode::Reference) else {
                // A loop without an end.
                continue;
            };
            let exact = run(&after, &types, &choices, Mode::Exact);
            // Where an element has a path of its own, the elements go from the last to the first, also on
            // the paths where none has: `tests/programs/drop/array_moved_in_part.rs` has rustc's
            // word for it. The naive run knows only its own path.
            let in_order = |log: &Result<Vec<String>, String>| match text.contains("x.c") {
                true => log.clone().map(|mut log| {
                    log.sort();
                    log
                }),
                false => log.clone(),
            };
            let wanted = Ok(expected.clone());
            prop_assert_eq!(in_order(&exact), in_order(&wanted), "{}", text);
            let mut ended: Vec<_> =
                expected.iter().filter(|e| e.starts_with("drop") || e.starts_with("free")).collect();
            ended.sort();
            prop_assert!(ended.windows(2).all(|two| two[0] != two[1]), "dropped twice: {:?}", expected);
        }
    }
}
