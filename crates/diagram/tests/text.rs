//! What the pictures show, as text.

mod support;

use expect_test::{Expect, expect};

fn check(source: &str, expected: Expect) {
    expected.assert_eq(&diagram::text(&support::moment(source)));
}

#[test]
fn values_without_pointers() {
    check(
        r#"
        struct Point { x: f64, y: f64 }
        enum Shape { Dot, Line { to: (i32, i32) } }
        fn main() {
            let p = Point { x: 1.5, y: -2.0 };
            let shapes = [Shape::Dot, Shape::Line { to: (3, 4) }];
            let c = 'é';
            let none: Option<bool> = None;
            let some = Some(true);
            let later: u8;
            let unit = ();
            let big = [7_u16; 100];
            drop(p); // here
            later = 1;
        }"#,
        expect![[r#"
            stack
              main (line 13)
                p: Point = { x: 1.5, y: -2.0 }
                shapes: [Shape; 2] = [Dot, Line { to: (3, 4) }]
                c: char = 'é'
                none: Option<bool> = None
                some: Option<bool> = Some(true)
                later: u8 = uninitialised
                unit: () = ()
                big: [u16; 100] = [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, … 88 more]
        "#]],
    );
}

#[test]
fn a_vec_shows_what_is_in_use_and_what_is_spare() {
    check(
        r#"
        fn main() {
            let mut v = Vec::new();
            for n in 0..5 { v.push(n); }
            v.pop();
            let text = String::from("héllo");
            let words = vec![String::from("a"), String::new()];
            println!(); // here
        }"#,
        expect![[r#"
            stack
              main (line 8)
                v: Vec<i32>
                  cap = 8
                  ptr -> heap block 2
                  len = 4
                text: String
                  cap = 6
                  ptr -> heap block 1
                  len = 6
                words: Vec<String>
                  cap = 2
                  ptr -> heap block 3
                  len = 2
            heap
              block 1: 6 bytes, text: "héllo"
              block 2: 32 bytes, 8 × i32: [0, 1, 2, 3], room for 4 more
              block 3: 48 bytes, 2 × String
                [0]
                  cap = 1
                  ptr -> heap block 4
                  len = 1
                [1]
                  cap = 0
                  ptr = 0x1, no memory
                  len = 0
              block 4: 1 byte, text: "a"
        "#]],
    );
}

#[test]
fn a_moved_variable_keeps_its_place_but_not_its_arrow() {
    check(
        r#"
        fn main() {
            let s1 = String::from("hi");
            let s2 = s1;
            let pair = (Box::new(1), Box::new(2));
            let first = pair.0;
            println!(); // here
        }"#,
        expect![[r#"
            stack
              main (line 7)
                s1: String (moved out)
                s2: String
                  cap = 2
                  ptr -> heap block 1
                  len = 2
                pair: (Box<i32>, Box<i32>)
                  0 (moved out)
                  1 -> heap block 3
                first: Box<i32> -> heap block 2
            heap
              block 1: 2 bytes, text: "hi"
              block 2: 4 bytes, i32: 1
              block 3: 4 bytes, i32: 2
        "#]],
    );
}

#[test]
fn references_point_to_variables_fields_and_elements() {
    check(
        r#"
        fn show(n: &mut i32, all: &[i32], word: &str) {
            *n += 1; // here
        }
        fn main() {
            let mut pair = (1, 2);
            let numbers = vec![10, 20, 30, 40];
            let text = String::from("one two");
            show(&mut pair.1, &numbers[1..3], &text[4..]);
        }"#,
        expect![[r#"
            stack
              main (line 9)
                pair: (i32, i32) = (1, 2)
                numbers: Vec<i32>
                  cap = 4
                  ptr -> heap block 1
                  len = 4
                text: String
                  cap = 7
                  ptr -> heap block 2
                  len = 7
              show (line 3)
                n: &mut i32 -> `pair.1` of `main`
                all: &[i32] -> heap block 1 at `[1..]`, len 2
                word: &str -> heap block 2 at `[4..7]`, len 3
            heap
              block 1: 16 bytes, 4 × i32: [10, 20, 30, 40]
              block 2: 7 bytes, text: "one two"
        "#]],
    );
}

#[test]
fn counts_and_flags_of_the_library_are_fields() {
    check(
        r#"
        use std::cell::{Cell, RefCell};
        use std::rc::{Rc, Weak};
        fn main() {
            let shared = Rc::new(RefCell::new(vec![1]));
            let other = Rc::clone(&shared);
            let weak: Weak<_> = Rc::downgrade(&other);
            let cell = Cell::new(3);
            let guard = shared.borrow_mut();
            println!(); // here
        }"#,
        expect![[r#"
            stack
              main (line 10)
                shared: Rc<RefCell<Vec<i32>>> -> heap block 2
                other: Rc<RefCell<Vec<i32>>> -> heap block 2
                weak: Weak<RefCell<Vec<i32>>> -> heap block 2
                cell: Cell<i32> = 3
                guard: RefMut<Vec<i32>>
                  value -> heap block 2 at `.value.value`
                  borrow -> heap block 2 at `.value.borrow`
            heap
              block 1: 4 bytes, 1 × i32: [1]
              block 2: 48 bytes, RcInner<RefCell<Vec<i32>>>
                strong = 2
                weak = 2
                value
                  borrow = -1
                  value
                    cap = 1
                    ptr -> heap block 1
                    len = 1
        "#]],
    );
}

#[test]
fn a_leaked_cycle_is_still_drawn_by_type() {
    check(
        r#"
        use std::cell::RefCell;
        use std::rc::Rc;
        struct Node { next: RefCell<Option<Rc<Node>>> }
        fn main() {
            let a = Rc::new(Node { next: RefCell::new(None) });
            *a.next.borrow_mut() = Some(Rc::clone(&a));
        }"#,
        expect![[r#"
            stack: empty, the program is over
            heap
              block 1: 32 bytes, RcInner<Node>, leaked, allocated at line 6
                strong = 1
                weak = 1
                value
                  next
                    borrow = 0
                    value = Some(-> heap block 1)
        "#]],
    );
}

#[test]
fn a_dangling_pointer_points_to_a_ghost() {
    check(
        r#"
        fn main() {
            let b = Box::new(5);
            let p: *const i32 = &*b;
            drop(b);
            let gone = { let x = 1; &raw const x };
            let null = std::ptr::null::<u8>();
            println!(); // here
        }"#,
        expect![[r#"
            stack
              main (line 8)
                b: Box<i32> (moved out)
                p: *const i32 -> heap block 1, which was freed
                gone: *const i32 -> a variable that is gone
                null: *const u8 = null
            heap
              block 1: 4 bytes, i32, freed: 5
        "#]],
    );
}

#[test]
fn trait_objects_closures_and_functions() {
    check(
        r#"
        trait Area { fn area(&self) -> f64; }
        struct Square(f64);
        impl Area for Square { fn area(&self) -> f64 { self.0 * self.0 } }
        fn twice(n: i32) -> i32 { n * 2 }
        fn main() {
            let shape: Box<dyn Area> = Box::new(Square(2.0));
            let k = 10;
            let add = |n: i32| n + k;
            let own = move || k;
            let f: fn(i32) -> i32 = twice;
            println!(); // here
        }"#,
        expect![[r#"
            stack
              main (line 12)
                shape: Box<dyn Area> -> heap block 1, vtable Area for Square
                k: i32 = 10
                add: main::{closure#0}
                  k -> `k`
                own: main::{closure#1} = { k: 10 }
                f: fn(i32) -> i32 = fn twice
            heap
              block 1: 8 bytes, Square as dyn Area: (2.0)
        "#]],
    );
}

#[test]
fn statics_and_literals_are_in_a_part_of_their_own() {
    check(
        r#"
        static NAMES: [&str; 2] = ["ada", "bob"];
        fn main() {
            let greeting = "hello";
            let first = NAMES[0];
            println!(); // here
        }"#,
        expect![[r#"
            stack
              main (line 6)
                greeting: &str -> literal "hello", len 5
                first: &str -> literal "ada", len 3
            static memory
              literal "hello": 5 bytes
              literal "ada": 3 bytes
              literal "bob": 3 bytes
              static NAMES
                [0] -> literal "ada", len 3
                [1] -> literal "bob", len 3
        "#]],
    );
}

#[test]
fn a_value_and_its_state_can_be_asked_for_by_path() {
    let moment = support::moment(
        r#"
        struct Pair { left: Vec<i32>, right: Box<(u8, bool)> }
        fn main() {
            let pair = Pair { left: vec![4, 5], right: Box::new((1, true)) };
            let gone = String::from("x");
            let kept = gone;
            println!(); // here
        }"#,
    );
    let ask = |path| diagram::value(&moment, path).unwrap_or_default();
    let found =
        ["pair.left.len", "pair.left[1]", "pair.right.1", "kept.cap", "nothing"].map(ask).join(" ");
    expect!["2 5 true 1 "].assert_eq(&found);
    let state = |path| diagram::state(&moment, path).map_or("none", diagram::State::word);
    expect!["moved live none"].assert_eq(&["gone", "kept", "nothing"].map(state).join(" "));
}

#[test]
fn a_hash_map_shows_its_buckets_before_their_control_bytes() {
    check(
        r#"
        use std::collections::HashMap;
        use std::hash::{BuildHasherDefault, DefaultHasher};
        fn main() {
            let mut ages: HashMap<&str, i32, BuildHasherDefault<DefaultHasher>> = HashMap::default();
            ages.insert("Ida", 41);
            ages.insert("Bo", 7);
            println!("{}", ages["Bo"]); // here
        }"#,
        expect![[r#"
            stack
              main (line 8)
                ages: HashMap<&str, i32, BuildHasherDefault<DefaultHasher>>
                  ctrl -> heap block 1
                  bucket_mask = 3
                  growth_left = 1
                  items = 2
            heap
              block 1: 116 bytes, 4 × (&str, i32)
                +0
                  [3]
                    0 -> literal "Ida", len 3
                    1 = 41
                  [2]
                    0 -> literal "Bo", len 2
                    1 = 7
                  [1] = uninitialised
                  [0] = uninitialised
                +96 = ff ff 09 4e ff ff ff ff ff ff ff ff ff ff ff ff …
            static memory
              literal "Ida": 3 bytes
              literal "Bo": 2 bytes
        "#]],
    );
}
