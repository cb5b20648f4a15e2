//! What a click tells.

mod support;

use std::fmt::Write;

use diagram::{Inspection, Options};
use expect_test::{Expect, expect};

/// Clicks on the first item whose label starts so, at the line marked `// here`.
fn check(source: &str, label: &str, expected: Expect) {
    let moment = support::moment(source);
    let drawn = diagram::diagram(&moment, &Options::default());
    let labels: Vec<&str> = drawn.items.iter().map(|(_, item)| item.label.as_str()).collect();
    let item = drawn.items.iter().find(|(_, item)| item.label.starts_with(label));
    let Some((_, item)) = item else { panic!("no {label} in {labels:#?}") };
    let target = item.target.expect("what has a label can be clicked");
    expected.assert_eq(&facts(&diagram::inspect(&moment, &target)));
}

/// All but addresses, which chapters never quote.
fn facts(found: &Inspection) -> String {
    let mut text = format!("{}: {}\n", found.name, found.ty);
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    fact("size", found.size.map_or(String::new(), |size| size.to_string()));
    fact("align", found.align.map_or(String::new(), |align| align.to_string()));
    fact("value", found.value.clone());
    fact("state", found.state.word().to_owned());
    fact("pointed to by", found.pointed_to_by.join(", "));
    fact("made at", found.made_at_line.map_or(String::new(), |line| format!("line {line}")));
    fact("ended at", found.ended_at_line.map_or(String::new(), |line| format!("line {line}")));
    for note in found.notes.iter().filter(|note| !note.contains("0x")) {
        fact("note", note.clone());
    }
    text
}

#[test]
fn a_moved_variable() {
    check(
        r#"fn main() {
            let s = String::from("hi");
            let t = s;
            println!("{t}"); // here
        }"#,
        "s",
        expect![[r#"
            `s`: String
            size: 24
            align: 8
            value: { cap: 2, ptr: pointer, len: 2 }
            state: moved
            made at: line 2
            ended at: line 3
            note: The value was moved out: the bytes are still there, but the compiler lets nobody read them.
        "#]],
    );
}

#[test]
fn a_block_with_two_owners() {
    check(
        r#"
        use std::rc::Rc;
        fn main() {
            let a = Rc::new(7);
            let b = Rc::clone(&a);
            println!("{a} {b}"); // here
        }"#,
        "heap block",
        expect![[r#"
            heap block 1: RcInner<i32>
            size: 24
            align: 8
            value: { strong: 2, weak: 1, value: 7 }
            state: live
            pointed to by: `a`, `b`
            made at: line 4
        "#]],
    );
}

#[test]
fn a_vtable_word_by_word() {
    check(
        r#"
        trait Shape {
            fn area(&self) -> f64;
            fn name(&self) -> &str { "shape" }
        }
        struct Square { side: f64 }
        impl Shape for Square {
            fn area(&self) -> f64 { self.side * self.side }
        }
        fn main() {
            let shape: &dyn Shape = &Square { side: 2.0 };
            println!("{} {}", shape.area(), shape.name()); // here
        }"#,
        "shape.vtable",
        expect![[r#"
            `shape.vtable`: 
            size: 8
            value: vtable Shape for Square
            state: live
            made at: line 11
            note: Holds the address of the table of Shape for Square.
            note: Word 0, how to drop a Square: 0, nothing is to be dropped.
            note: Word 1, its size: 8.
            note: Word 2, its alignment: 8.
            note: Word 3, the address of `<Square as Shape>::area`.
            note: Word 4, the address of `<Square as Shape>::name`.
            note: 8 bytes from the start of what it is in.
        "#]],
    );
}
