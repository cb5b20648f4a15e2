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
        expect![[r#"
            fn main
              &v live on 3 4
                Line 3 takes a shared borrow of `v`, which `first` holds. Its last use is on line 4. As long as it is live, `v` can be read, but not written or moved.
              &two-phase v live on 5
                Line 5 takes a mutable borrow of `v`, which is over with the statement. It is taken in two phases: until the call begins, the place may still be read.
            fn main
                1 fn main() {
                2 let mut v = vec![1];
                3 let first = &v[0];
                  v R+W+O+  `v` holds a value now: it can be read, written and moved.
                4 println!("{first}");
                  v Rw!o!  `v` cannot be written or moved here: `first` borrows it until line 4.
                  first R+-O+  `first` holds a value now: it can be read and moved. `first` is never written: it is declared without `mut`.
                5 v.push(2);
                  v RW+O+  `v` can be written and moved again: `first` is not used again.
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
              &mut s live on 3 4
                Line 3 takes a mutable borrow of `s`, which `r` holds. Its last use is on line 4. As long as it is live, `s` can be reached only through it.
              &two-phase *r live on 4
                Line 4 takes a mutable borrow of `*r`, which is over with the statement. It is taken in two phases: until the call begins, the place may still be read.
              &two-phase s live on 5
                Line 5 takes a mutable borrow of `s`, which is over with the statement. It is taken in two phases: until the call begins, the place may still be read.
            fn main
                1 fn main() {
                2 let mut s = String::new();
                3 let r = &mut s;
                  s R+W+O+  `s` holds a value now: it can be read, written and moved.
                4 r.push('a');
                  s r!w!o!  `s` cannot be read, written or moved here: `r` borrows it mutably until line 4.
                  r R+-O+  `r` holds a value now: it can be read and moved. `r` is never written: it is declared without `mut`.
                  *r R+W+-  `*r` holds a value now: it can be read and written. `*r` is never moved: it belongs to somebody else: `r` only borrows it.
                5 s.push('b');
                  s R+W+O+  `s` can be read, written and moved again: `r` is not used again.
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
              &x live on 7 8 9
                Line 7 takes a shared borrow of `x`, which `noisy` holds. `noisy` is dropped on line 9, and its `drop` may look through the reference. As long as it is live, `x` can be read, but not written or moved.
            fn main
                5 fn main() {
                6 let x = 1;
                7 let noisy = Noisy(&x);
                  x R+-O+  `x` holds a value now: it can be read and moved. `x` is never written: it is declared without `mut`.
                8 let y = 2;
                  x R-o!  `x` cannot be moved here: `noisy` borrows it until its drop on line 9. `x` is never written: it is declared without `mut`.
                  noisy R+-O+  `noisy` holds a value now: it can be read and moved. `noisy` is never written: it is declared without `mut`.
                9 }
                  y R+-O+  `y` holds a value now: it can be read and moved. `y` is never written: it is declared without `mut`.
            fn <Noisy as Drop>::drop
                3 fn drop(&mut self) {}
                  self R+-O+  `self` holds a value now: it can be read and moved. `self` is never written: it is declared without `mut`.
        "#]],
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
        expect![[r#"
            fn main
              &a live on 5 9?
                Line 5 takes a shared borrow of `a`, which `r` holds. Its last use is on line 9. As long as it is live, `a` can be read, but not written or moved. On line 9 it is live only if the run came by the borrow.
              &b live on 7 8 9?
                Line 7 takes a shared borrow of `b`, which `r` holds. Its last use is on line 9. As long as it is live, `b` can be read, but not written or moved. On line 9 it is live only if the run came by the borrow.
            fn main
                1 fn main() {
                2 let (a, b) = (1, 2);
                3 let r;
                  a R+-O+  `a` holds a value now: it can be read and moved. `a` is never written: it is declared without `mut`.
                  b R+-O+  `b` holds a value now: it can be read and moved. `b` is never written: it is declared without `mut`.
                4 if a < b {
                  a R-O  `a` can be read and moved. `a` is never written: it is declared without `mut`.
                  b R-O  `b` can be read and moved. `b` is never written: it is declared without `mut`.
                5 r = &a;
                  a R-O  `a` can be read and moved. `a` is never written: it is declared without `mut`.
                7 r = &b;
                  b R-O  `b` can be read and moved. `b` is never written: it is declared without `mut`.
                9 println!("{r}");
                  a R-o!  `a` cannot be moved here: `r` borrows it until line 9. `a` is never written: it is declared without `mut`.
                  b R-o!  `b` cannot be moved here: `r` borrows it until line 9. `b` is never written: it is declared without `mut`.
                  r R+-O+  `r` holds a value now: it can be read and moved. `r` is never written: it is declared without `mut`.
               10 }
                  a R-O+  `a` can be moved again: `r` is not used again. `a` is never written: it is declared without `mut`.
                  b R-O+  `b` can be moved again: `r` is not used again. `b` is never written: it is declared without `mut`.
        "#]],
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
        expect![[r#"
            fn main
                5 fn main() {
                6 let pair = Pair { left: String::new(), right: String::new() };
                7 let left = pair.left;
                  pair.left R+-O+  `pair.left` holds a value now: it can be read and moved. `pair.left` is never written: it is part of `pair`, which is declared without `mut`.
                8 println!("{left}{}", pair.right);
                  left R+-O+  `left` holds a value now: it can be read and moved. `left` is never written: it is declared without `mut`.
                  pair.right R-O  `pair.right` can be read and moved. `pair.right` is never written: it is part of `pair`, which is declared without `mut`.
                  pair.left r!wo!  `pair.left` cannot be read, written or moved here: it was moved on line 7.
                9 }
        "#]],
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
        expect![[r#"
            fn main
              &two-phase v live on 3
                Line 3 takes a mutable borrow of `v`, which is over with the statement. It is taken in two phases: until the call begins, the place may still be read.
              &v live on 3
                Line 3 takes a shared borrow of `v`, which is over with the statement.
            fn main
                1 fn main() {
                2 let mut v = vec![1];
                3 v.push(v.len());
                  v R+W+O+  `v` holds a value now: it can be read, written and moved.
                4 }
        "#]],
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
        expect![[r#"
            fn main
              &mut v live on 3 4
                Line 3 takes a mutable borrow of `v`. It is used again on line 3, in the next turn of the loop. As long as it is live, `v` can be reached only through it.
              &two-phase v live on 6
                Line 6 takes a mutable borrow of `v`, which is over with the statement. It is taken in two phases: until the call begins, the place may still be read.
            fn main
                1 fn main() {
                2 let mut v = vec![1, 2];
                3 for x in &mut v {
                  v R+W+O+  `v` holds a value now: it can be read, written and moved.
                4 *x += 1;
                  x R+-O+  `x` holds a value now: it can be read and moved. `x` is never written: it is declared without `mut`.
                  *x R+W+-  `*x` holds a value now: it can be read and written. `*x` is never moved: it belongs to somebody else: `x` only borrows it.
                6 v.clear();
                  v R+W+O+  `v` can be read, written and moved again: the borrow is over.
                7 }
        "#]],
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
        expect![[r#"
            'a is 'a: `'a` is a lifetime that each caller chooses.
            'a is 'a: What `v` borrows stays borrowed as long as the result is used: both have `'a`.
            'a is 'a: The result may point into what `v` borrows: as long as it is used, that stays borrowed.
            fn first
              &mut *v live on 2 3 4 5
                Line 2 takes a mutable borrow of `*v`. It must be valid for `'a`, longer than this function runs. As long as it is live, `*v` can be reached only through it.
              &mut *first live on 4 5
                Line 4 takes a mutable borrow of `*first`. It must be valid for `'a`, longer than this function runs. As long as it is live, `*first` can be reached only through it.
            fn first
                1 fn first<'a>(v: &'a mut Vec<i32>) -> &'a mut i32 {
                  v R+-O+  `v` holds a value now: it can be read and moved. `v` is never written: it is declared without `mut`.
                2 let first = &mut v[0];
                  *v RW-  `*v` can be read and written. `*v` is never moved: it belongs to somebody else: `v` only borrows it.
                3 *first += 1;
                  v r!-o!  `v` cannot be read or moved here: `first` borrows `*v` mutably until line 3. `v` is never written: it is declared without `mut`.
                  *v r!w!-  `*v` cannot be read or written here: `first` borrows it mutably until line 3. `*v` is never moved: it belongs to somebody else: `v` only borrows it.
                  first R+-O+  `first` holds a value now: it can be read and moved. `first` is never written: it is declared without `mut`.
                  *first R+W+-  `*first` holds a value now: it can be read and written. `*first` is never moved: it belongs to somebody else: `first` only borrows it.
                4 first
                  *first RW-  `*first` can be read and written. `*first` is never moved: it belongs to somebody else: `first` only borrows it.
                5 }
                  first r!-o!  `first` cannot be read or moved here: `*first` is mutably borrowed for `'a`, longer than this function runs. `first` is never written: it is declared without `mut`.
                  *first r!w!-  `*first` cannot be read or written here: it is mutably borrowed for `'a`, longer than this function runs. `*first` is never moved: it belongs to somebody else: `first` only borrows it.
            fn main
                6 fn main() {}
        "#]],
    );
}

#[test]
fn regions_are_named_and_elided() {
    let source = "fn longer<'a>(x: &'a str, y: &'a str) -> &'a str { x }
fn first(v: &[i32], n: usize) -> &i32 { &v[n] }
struct S;
impl S {
    fn get(&self, key: &str) -> &str { \"\" }
}
fn len(v: &[i32]) -> usize { v.len() }
fn apply(f: &dyn Fn(&str) -> &str) {}
fn main() {}
";
    let mut world = World::new(Edition::default());
    world.set_source(source);
    let text = cli::borrows_text(&world);
    let regions: String =
        text.lines().filter(|it| it.contains(" is '")).map(|it| format!("{it}\n")).collect();
    expect![[r#"
        'a is 'a: `'a` is a lifetime that each caller chooses.
        'a is 'a: What `x` borrows stays borrowed as long as the result is used: both have `'a`.
        'a is 'a: What `y` borrows stays borrowed as long as the result is used: both have `'a`.
        'a is 'a: The result may point into what `x` or `y` borrows: as long as it is used, that stays borrowed.
        & is '1: What `v` borrows stays borrowed as long as the result is used: both have `'1`. The lifetime is left out in the source; here it is called `'1`.
        & is '1: The result may point into what `v` borrows: as long as it is used, that stays borrowed. The lifetime is left out in the source; here it is called `'1`.
        & is '1: What `self` borrows stays borrowed as long as the result is used: both have `'1`. The lifetime is left out in the source; here it is called `'1`.
        & is '2: The result keeps nothing of what `key` borrows here. The lifetime is left out in the source; here it is called `'2`.
        & is '1: The result may point into what `self` borrows: as long as it is used, that stays borrowed. The lifetime is left out in the source; here it is called `'1`.
    "#]].assert_eq(&regions);
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
