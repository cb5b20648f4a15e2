//! What is said to have happened.

mod support;

use expect_test::{Expect, expect};

fn check(source: &str, expected: Expect) {
    expected.assert_eq(&support::sentences(source));
}

#[test]
fn moves_copies_and_drops() {
    check(
        r#"fn main() {
            let s1 = String::from("hi");
            let s2 = s1;
            let a = 5;
            let b = a;
            let later;
            later = b + 1;
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `let s1 = String::from("hi")`: 2 bytes are allocated on the heap, `s1` points to them; `s1` takes 24 bytes of the stack.
            `let s2 = s1`: `s1` moves to `s2`: its 24 bytes are copied, the heap block stays where it is, `s1` is no longer usable.
            `let a = 5`: `a` takes 4 bytes of the stack and holds 5.
            `let b = a`: the 4 bytes of `a` are copied to `b`: both stay usable.
            `let later`: `later` takes 4 bytes of the stack, and nothing is in them yet.
            `later = b + 1`: `later` is set to 6.
            `a`, `b`, `later` go out of scope.
            `s2` goes out of scope: the heap block of 2 bytes is freed.
            `main` returns: its frame is popped. The program is over.
        "#]],
    );
}

#[test]
fn calls_and_returns() {
    check(
        r#"
        fn double(n: i32) -> i32 { n * 2 }
        fn add(to: &mut i32, n: i32) { *to += n; }
        fn main() {
            let mut x = double(21);
            add(&mut x, 1);
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `double(21)` is called: a new frame is pushed, `n` receives 21.
            The body of `double` begins.
            `n * 2`: the result 42 is ready to be returned.
            `double` returns 42: its frame is popped; `x` is set to 42.
            `add(&mut x, 1)` is called: a new frame is pushed, `to` receives the address of `x` of `main`, `n` receives 1.
            The body of `add` begins.
            `*to += n`: `x` of `main` goes from 42 to 43.
            `add` returns: its frame is popped.
            `main` returns: its frame is popped. The program is over.
        "#]],
    );
}

#[test]
fn a_growing_vec() {
    check(
        r#"fn main() {
            let mut v = Vec::with_capacity(1);
            v.push(1_u64);
            v.push(2);
            println!("{v:?}");
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `let mut v = Vec::with_capacity(1)`: 8 bytes are allocated on the heap, `v` points to them; `v` takes 24 bytes of the stack.
            `v.push(1_u64)`: `v.len` goes from 0 to 1.
            `v.push(2)`: the heap block of 8 bytes becomes one of 32: a larger one is allocated, the contents are copied, the old one is freed; `v.cap` goes from 1 to 4; `v.len` goes from 1 to 2.
            `println!("{v:?}")`: prints "[1, 2]".
            `v` goes out of scope: the heap block of 32 bytes is freed.
            `main` returns: its frame is popped. The program is over.
        "#]],
    );
}

#[test]
fn counts() {
    check(
        r#"
        use std::rc::Rc;
        fn main() {
            let a = Rc::new(5);
            let b = Rc::clone(&a);
            let w = Rc::downgrade(&a);
            drop(a);
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `let a = Rc::new(5)`: 24 bytes are allocated on the heap, `a` points to them.
            `let b = Rc::clone(&a)`: `b` holds the address of heap block 1; `strong` in the block of `a` goes from 1 to 2.
            `let w = Rc::downgrade(&a)`: `w` holds the address of heap block 1; `weak` in the block of `a` goes from 1 to 2.
            `drop(a)`: `a` moves away: its 8 bytes are copied, the heap block stays where it is, `a` is no longer usable; `strong` in the block of `b` goes from 2 to 1.
            `w` goes out of scope: `weak` in the block of `b` goes from 2 to 1.
            `b` goes out of scope: the heap block of 24 bytes is freed.
            `main` returns: its frame is popped. The program is over.
        "#]],
    );
}

#[test]
fn a_panic_unwinds() {
    check(
        r#"
        fn third(v: &[i32]) -> i32 { v[2] }
        fn main() {
            let v = vec![1, 2];
            third(&v);
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `let v = vec![1, 2]`: 8 bytes are allocated on the heap, `v` points to them; `v` takes 24 bytes of the stack.
            `third(&v)` is called: a new frame is pushed, `v` receives the address of heap block 1 and the length 2.
            The body of `third` begins.
            The panic leaves `third`: its frame is popped; the panic leaves `main`: its frame is popped; the heap block of 8 bytes is freed. The program panicked at line 2: index out of bounds: the len is 2 but the index is 2. Its frames were unwound and what they owned was dropped.
        "#]],
    );
}

#[test]
fn use_after_free_says_where_it_was_freed() {
    check(
        r#"fn main() {
            let b = Box::new(1);
            let p: *const i32 = &*b;
            drop(b);
            let n = unsafe { *p };
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `let b = Box::new(1)`: 4 bytes are allocated on the heap, `b` points to them.
            `let p: *const i32 = &*b`: `p` holds the address of heap block 1.
            `drop(b)`: `b` moves away: its 8 bytes are copied, the heap block stays where it is, `b` is no longer usable; the heap block of 4 bytes is freed; `p` now dangles: what it points to was freed.
            `let n = unsafe { *p }`: `n` takes 4 bytes of the stack, and nothing is in them yet.
            Undefined behaviour at line 5: access to 4 bytes at address 0x5555555582a0, in memory that was freed. That memory was allocated at line 2, freed at line 4.
        "#]],
    );
}

#[test]
fn frames_left_out_of_a_deep_recursion_neither_return_nor_appear() {
    let source = r#"
        fn down(n: u32) {
            if n > 0 { down(n - 1) }
        }
        fn main() { down(100) }"#;
    let sentences = support::sentences(source);
    let called = sentences.matches("is called").count();
    let returned = sentences.matches("`down` returns").count();
    assert_eq!((called, returned), (101, 101), "{sentences}");
    assert!(!sentences.contains("of the stack"), "{sentences}");
}

#[test]
fn conditions_say_which_way_they_took_and_loops_what_they_do() {
    check(
        r#"
        fn first(text: &str) -> &str {
            match text.find(' ') {
                Some(end) => {
                    let word = &text[..end];
                    word
                }
                None => text,
            }
        }
        fn main() {
            let mut sum = 0;
            for n in 1..=2 {
                sum += n;
            }
            while sum > 2 {
                sum -= 1;
            }
            if sum == 1 {
                sum = 7;
            } else if let 2 = sum {
                sum = 8;
            }
            let all = sum + first("a b").len() as i32 + first("abc").len() as i32;
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `let mut sum = 0`: `sum` takes 4 bytes of the stack and holds 0.
            `for n in 1..=2` begins.
            `for n in 1..=2` begins the next round: `n` takes 4 bytes of the stack and holds 1.
            `sum += n`: `sum` goes from 0 to 1; `n` goes out of scope.
            `for n in 1..=2` begins the next round: `n` takes 4 bytes of the stack and holds 2.
            `sum += n`: `sum` goes from 1 to 3; `n` goes out of scope.
            `for n in 1..=2` is over.
            `while sum > 2` is true.
            `sum -= 1`: `sum` goes from 3 to 2.
            `while sum > 2` is false, the loop is over.
            `if sum == 1` is false.
            `else if let 2 = sum` matches.
            `sum = 8`: `sum` goes from 2 to 8.
            `first("a b")` is called: a new frame is pushed, `text` receives the address of literal "a b" and the length 3.
            The body of `first` begins.
            `match text.find(' ')` takes the arm `Some(end)`: `end` takes 8 bytes of the stack and holds 1.
            `let word = &text[..end]`: `word` holds the address of literal "a b" at `[0..1]` and the length 1.
            `word` is done; nothing that is shown changes.
            `end`, `word` go out of scope.
            `first` returns: its frame is popped; `first("abc")` is called: a new frame is pushed, `text` receives the address of literal "abc" and the length 3.
            The body of `first` begins.
            `match text.find(' ')` is evaluated.
            `first` returns: its frame is popped; `all` is set to 12.
            `main` returns: its frame is popped. The program is over.
        "#]],
    );
}

#[test]
fn raw_pointers_write_dangle_and_lead_astray() {
    check(
        r#"
        use std::alloc::{Layout, alloc, dealloc};
        fn main() {
            let layout = Layout::array::<i32>(2).unwrap();
            let words = [1_u32, 2];
            unsafe {
                let first = alloc(layout) as *mut i32;
                let copy = first;
                first.write(10);
                copy.add(1).write(20);
                let past = first.wrapping_add(5);
                let odd = (&raw const words).cast::<u8>().add(5);
                dealloc(first.cast(), layout);
            }
        }"#,
        expect![[r#"
            The program starts: the frame of `main` is pushed.
            The body of `main` begins.
            `let layout = Layout::array::<i32>(2).unwrap()`: `layout` takes 16 bytes of the stack and holds { align: 4, size: 8 }.
            `let words = [1_u32, 2]`: `words` takes 8 bytes of the stack and holds [1, 2].
            `let first = alloc(layout) as *mut i32`: 8 bytes are allocated on the heap, `first` points to them.
            `let copy = first`: `copy` holds the address of heap block 1.
            `first.write(10)`: `[0]` in the block of `first` is set to 10.
            `copy.add(1).write(20)`: `[1]` in the block of `first` is set to 20.
            `let past = first.wrapping_add(5)`: `past` holds 0x5555555592b4, outside of what it was made from.
            `let odd = (&raw const words).cast::<u8>().add(5)`: `odd` holds the address of 1 byte into `words[1]`.
            `dealloc(first.cast(), layout)`: the heap block of 8 bytes is freed; `first` and `copy` now dangle: what they point to was freed.
            `first`, `copy`, `past`, `odd` go out of scope.
            `main` returns: its frame is popped. The program is over.
        "#]],
    );
}
