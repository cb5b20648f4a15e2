//! Every way out that is offered for a rejected program is accepted by rustc.

#[path = "rustc_oracle/rustc.rs"]
mod rustc;

use std::{path::Path, thread};

use analysis::{Edition, World};
use expect_test::{Expect, expect};

/// As in the other tests that compile: deeper than a test's thread allows.
const STACK: usize = 64 << 20;

fn check(source: &str, expected: Expect) {
    let mut world = World::new(Edition::default());
    world.set_source(source);
    expected.assert_eq(&cli::fixes_text(&mut world));
}

#[test]
fn a_moved_value_can_be_borrowed_or_cloned() {
    check(
        "fn main() {
    let a = String::from(\"a\");
    let b = a;
    println!(\"{a}{b}\");
}
",
        expect![[r#"
            Borrow `a` instead of moving it
              - let b = a;
              + let b = &a;
            Give away a clone of `a`
              - let b = a;
              + let b = a.clone();
        "#]],
    );
}

#[test]
fn a_change_waits_for_the_last_use() {
    check(
        "fn main() {
    let mut v = vec![1];
    let first = &v[0];
    v.push(2);
    println!(\"{first}\");
}
",
        expect![[r#"
            Do it after the last use of the borrow
            Keep a copy instead of a reference
              - let first = &v[0];
              + let first = &v[0].clone();
        "#]],
    );
}

#[test]
fn a_variable_is_declared_with_mut() {
    check(
        "fn add(v: &Vec<i32>) {
    v.push(1);
}
fn main() {
    let v = vec![1];
    add(&v);
    println!(\"{v:?}\");
}
",
        expect![[r#"
            Let `add` borrow `v` with `&mut`
              - fn add(v: &Vec<i32>) {
              - let v = vec![1];
              - add(&v);
              + fn add(v: &mut Vec<i32>) {
              + let mut v = vec![1];
              + add(&mut v);
        "#]],
    );
}

#[test]
fn rustc_accepts_every_fix() {
    let test = thread::Builder::new().stack_size(STACK).spawn(try_all).expect("a thread");
    if let Err(panic) = test.join() {
        std::panic::resume_unwind(panic);
    }
}

fn try_all() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs/reject");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").flatten().map(|it| it.path()).collect();
    files.sort();
    let (mut offered, mut helped, mut failures) = (0, 0, Vec::new());
    let mut world = World::new(Edition::default());
    for file in &files {
        let source = std::fs::read_to_string(file).expect("a readable program");
        if rustc::edition(&source) != "2024" {
            continue;
        }
        world.set_source(&source);
        let borrows = mir_build::borrows(&world);
        let fixes = mir_build::with_fixes(&mut world, borrows).fixes;
        assert_eq!(world.source(), source, "the program is the same afterwards");
        offered += fixes.len();
        helped += usize::from(!fixes.is_empty());
        for fix in fixes.iter().filter(|fix| !rustc::accepts(&fix.source)) {
            failures.push(format!("{}: {}\n{}", file.display(), fix.title, fix.source));
        }
    }
    println!("{offered} fixes for {helped} of {} programs", files.len());
    assert!(failures.is_empty(), "rustc rejects {}:\n{}", failures.len(), failures.join("\n"));
    assert!(helped >= 60, "only {helped} programs have a fix");
}
