//! The borrow checker's facts as text, and its two solvers beside each other.

use std::path::Path;

use analysis::{Edition, World};
use expect_test::{Expect, expect};

fn check(source: &str, expected: Expect) {
    let mut world = World::new(Edition::default());
    world.set_source(source);
    let texts = [cli::borrows_text(&world), cli::permissions_text(&world)];
    expected.assert_eq(&texts.concat());
}

#[test]
fn a_loan_lives_to_its_last_use() {
    check(
        "fn main() {
    let mut v = vec![1];
    let first = &v[0];
    println!(\"{first}\");
    v.push(2);
}
",
        expect![[]],
    );
}

#[test]
fn a_mutable_loan_takes_reading_away() {
    check(
        "fn main() {
    let mut s = String::new();
    let r = &mut s;
    r.push('a');
    s.push('b');
}
",
        expect![[]],
    );
}

#[test]
fn a_drop_keeps_a_loan_alive() {
    check(
        "struct Noisy<'a>(&'a i32);
impl Drop for Noisy<'_> {
    fn drop(&mut self) {}
}
fn main() {
    let x = 1;
    let noisy = Noisy(&x);
    let y = 2;
}
",
        expect![[]],
    );
}

#[test]
fn a_loan_of_one_branch_is_perhaps_live_after_it() {
    check(
        "fn main() {
    let (a, b) = (1, 2);
    let r;
    if a < b {
        r = &a;
    } else {
        r = &b;
    }
    println!(\"{r}\");
}
",
        expect![[]],
    );
}

#[test]
fn a_part_is_moved_and_the_rest_stays() {
    check(
        "struct Pair {
    left: String,
    right: String,
}
fn main() {
    let pair = Pair { left: String::new(), right: String::new() };
    let left = pair.left;
    println!(\"{left}{}\", pair.right);
}
",
        expect![[]],
    );
}

#[test]
fn a_two_phase_borrow_may_be_read_until_the_call() {
    check(
        "fn main() {
    let mut v = vec![1];
    v.push(v.len());
}
",
        expect![[]],
    );
}

#[test]
fn a_loop_comes_back_to_the_borrow() {
    check(
        "fn main() {
    let mut v = vec![1, 2];
    for x in &mut v {
        *x += 1;
    }
    v.clear();
}
",
        expect![[]],
    );
}

#[test]
fn a_signature_keeps_a_loan_for_longer_than_the_function() {
    check(
        "fn first<'a>(v: &'a mut Vec<i32>) -> &'a mut i32 {
    let first = &mut v[0];
    *first += 1;
    first
}
fn main() {}
",
        expect![[]],
    );
}

#[test]
fn the_two_solvers_agree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs");
    let mut checked = 0;
    let mut world = World::new(Edition::default());
    for folder in ["borrows", "reject", "closures"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("the programs are there") {
            let path = entry.expect("readable").path();
            let source = std::fs::read_to_string(&path).expect("readable");
            if source.starts_with("//@ edition: 2021") {
                continue;
            }
            world.set_source(&source);
            let differ = mir_build::solvers_differ(&world);
            assert!(differ.is_empty(), "{}: {differ:?}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 100, "the programs are missing: {checked} found");
}
