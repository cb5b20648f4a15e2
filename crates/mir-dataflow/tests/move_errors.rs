//! Which errors, at which lines.

mod support;

use expect_test::{Expect, expect};
use mir_dataflow::{Upvars, move_errors};
use support::{parse, types::types};

/// One error on a line: its line in `text`, its code and headline, and the lines it points to.
fn check(text: &str, expected: Expect) {
    let errors = move_errors(&parse::parse(text), &types(), &Upvars::default());
    let mut report = String::new();
    for error in errors {
        let labels: Vec<_> = error.labels.iter().map(|l| parse::line(l.span)).collect();
        let line = parse::line(error.span);
        report += &format!("{line}: {} {} {labels:?}\n", error.code, error.message);
    }
    expected.assert_eq(&report);
}

#[test]
fn a_moved_variable_is_not_usable() {
    check(
        "let s: S
        temp t: &S
        bb0
          s = call
          _ = call move s
          t = & s
          _ = call move s
          return",
        expect![[r#"
            5: E0382 borrow of moved value: `s` [0, 4]
        "#]],
    );
}

#[test]
fn a_moved_variable_can_be_given_a_new_value() {
    check(
        "let mut s: S
        bb0
          s = call
          _ = call move s
          s = call
          _ = call move s
          return",
        expect![[""]],
    );
}

#[test]
fn a_part_moves_alone() {
    check(
        "let p: P
        let q: P
        temp t: &S
        bb0
          p = call
          _ = call move p.a
          t = & p.b
          t = & p.a
          q = move p
          return",
        expect![[r#"
            7: E0382 borrow of moved value: `p.a` [0, 5]
        "#]],
    );
}

#[test]
fn one_call_takes_a_value_once() {
    check(
        "let s: S
        bb0
          s = call
          _ = call move s, move s
          return",
        expect![[r#"
            3: E0382 use of moved value: `s` [0, 3]
        "#]],
    );
}

#[test]
fn a_loop_moves_in_the_turn_before() {
    check(
        "let s: S
        let c: bool
        bb0
          s = call
        bb1
          live c
          c = call
          switch c 0 bb2 bb3
        bb2
          _ = call move s
          dead c
          goto bb1
        bb3
          return",
        expect![[r#"
            9: E0382 use of moved value: `s` [0, 9]
        "#]],
    );
}

#[test]
fn a_variable_made_in_the_loop_is_new_in_each_turn() {
    check(
        "let s: S
        let c: bool
        bb0
          live s
          s = call
          _ = call move s
          dead s
          live c
          c = call
          switch c 0 bb0 bb1
        bb1
          return",
        expect![[""]],
    );
}

#[test]
fn some_way_has_no_value() {
    check(
        "arg c: bool
        let s: S
        let p: P
        bb0
          switch c 0 bb1 bb2
        bb1
          s = call
        bb2
          _ = call move s
          p.a = call
          return",
        expect![[r#"
            8: E0381 used binding `s` isn't initialized [1]
            9: E0381 partially assigned binding `p` isn't fully initialized [2]
        "#]],
    );
}

#[test]
fn variables_without_mut_keep_their_value() {
    check(
        "arg a: i32
        arg r: &S
        arg w: &mut S
        let x: i32
        let p: P
        temp t: &mut S
        bb0
          x = copy a
          x = copy a
          a = copy x
          p = call
          p.a = call
          t = &mut p
          t = &mut r.*
          r.* = call
          w.* = call
          t = &mut w.*
          t = &mut w
          return",
        expect![[r#"
            8: E0384 cannot assign twice to immutable variable `x` [3]
            9: E0384 cannot assign to immutable argument `a` [0]
            11: E0594 cannot assign to `p.a`, as `p` is not declared as mutable [4]
            12: E0596 cannot borrow `p` as mutable, as `p` is not declared as mutable [4]
            13: E0596 cannot borrow `*r` as mutable, as it is behind a `&` reference []
            14: E0594 cannot assign to `*r`, which is behind a `&` reference []
            17: E0596 cannot borrow `w` as mutable, as `w` is not declared as mutable [2]
        "#]],
    );
}

#[test]
fn a_variable_may_get_its_value_later() {
    check(
        "arg c: bool
        let x: i32
        bb0
          switch c 0 bb1 bb2
        bb1
          x = call
          goto bb3
        bb2
          x = call
          goto bb3
        bb3
          _ = call copy x
          return",
        expect![""],
    );
}

#[test]
fn some_places_cannot_be_left_empty() {
    check(
        "arg r: &S
        arg a: [S; 2]
        arg i: isize
        arg d: D
        arg b: Box<P>
        let s: S
        bb0
          _ = call move r.*
          _ = call move a.[i]
          _ = call move a.c1
          _ = call move d.a
          _ = call move b.*.a
          _ = call move b
          return",
        expect![[r#"
            7: E0507 cannot move out of `*r` which is behind a shared reference []
            8: E0508 cannot move out of type `[S; 2]`, a non-copy array []
            10: E0509 cannot move out of type `D`, which implements the `Drop` trait []
            12: E0382 use of partially moved value: `b` [4, 11]
        "#]],
    );
}

#[test]
fn a_variant_that_was_not_found_was_not_moved() {
    check(
        "arg o: O
        temp d: isize
        temp t: &S
        bb0
          d = discr o
          switch d 1 bb1 bb2
        bb1
          _ = call move o.v1.0
          goto bb3
        bb2
          t = & o
          goto bb3
        bb3
          t = & o
          return",
        expect![[r#"
            13: E0382 borrow of partially moved value: `o` [0, 7]
        "#]],
    );
}
