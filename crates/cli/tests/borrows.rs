//! The borrow checker's facts as text, and its two solvers beside each other.

use std::path::Path;

use analysis::{Edition, World};
use expect_test::{Expect, expect};

fn check(source: &str, expected: Expect) {
    let mut world = World::new(Edition::default());
    world.set_source(source);
    expected.assert_eq(&cli::borrows_text(&world));
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
        expect![[r#"
            fn main
                1 {
                2 let mut v = vec![1];
                3 let first = &v[0];
                4 println!("{first}")
                  &v taken on line 3, live: `first` is used on line 4
                  v: R--  `v` cannot be written here: `first` borrows `v` until line 4.
                5 push(2)
                6 }
        "#]],
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
        expect![[r#"
            fn main
                1 {
                2 let mut s = String::new();
                3 let r = &mut s;
                4 push('a')
                  &mut s taken on line 3, live: `r` is used on line 4
                  s: ---  `s` cannot be used here: `r` borrows `s` until line 4.
                5 push('b')
                6 }
        "#]],
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
        expect![[r#"
            fn main
                5 {
                6 let x = 1;
                7 let noisy = Noisy(&x);
                8 let y = 2;
                  &x taken on line 7, live: `noisy` is used on line 9
                  x: R--  `x` cannot be written here: `noisy` borrows `x` until line 9.
                9 }
                  &x taken on line 7, live: `noisy` is used on line 9
                  x: R--  `x` cannot be written here: `noisy` borrows `x` until line 9.
            fn <Noisy as Drop>::drop
                3 {}
                3 }
        "#]],
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
