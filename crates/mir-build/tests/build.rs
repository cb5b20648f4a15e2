//! The MIR of small programs, after drop elaboration: the same steps as `rustc --emit=mir` prints.

use analysis::{Edition, World};
use expect_test::{Expect, expect};
use mir::BodyKind;

fn mir_of(edition: Edition, source: &str, with_stops: bool) -> String {
    let mut world = World::new(edition);
    world.set_source(source);
    let compiled = mir_build::compile(&world);
    let Some(program) = compiled.program else { return format!("{:#?}", compiled.errors) };
    let print = if with_stops { mir::pretty_with_stops } else { mir::pretty };
    let user = program.bodies.iter().filter(|body| body.kind == BodyKind::User);
    user.map(|body| print(&program, body)).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(source: &str, expect: Expect) {
    expect.assert_eq(&mir_of(Edition::E2024, source, false));
}

#[test]
fn locals_and_arithmetic() {
    check(
        "fn main() { let x = 1; let y = x + 2; }",
        expect![[r#"
        fn main() -> () {
            debug x => _1;
            debug y => _2;
            let mut _0: ();
            let _1: i32;
            let _2: i32;
            let mut _3: i32;
            let mut _4: (i32, bool);

            bb0: {
                StorageLive(_1);
                _1 = const 1_i32;
                StorageLive(_2);
                StorageLive(_3);
                _3 = copy _1;
                _4 = AddWithOverflow(copy _3, const 2_i32);
                assert(!move _4.1, "attempt to compute `{} + {}`, which would overflow") -> [success: bb1, unwind continue];
            }

            bb1: {
                _2 = move _4.0;
                StorageDead(_3);
                _0 = const ();
                StorageDead(_2);
                StorageDead(_1);
                return;
            }
        }
    "#]],
    );
}

#[test]
fn calls_move_their_operands() {
    check(
        "fn take(s: String) -> usize { s.len() }\nfn main() { let s = String::new(); take(s); }",
        expect![[r#"
            fn main() -> () {
                debug s => _1;
                let mut _0: ();
                let _1: String;
                let mut _2: usize;
                let mut _3: String;

                bb0: {
                    StorageLive(_1);
                    _1 = String::new() -> [return: bb1, unwind continue];
                }

                bb1: {
                    StorageLive(_2);
                    StorageLive(_3);
                    _3 = move _1;
                    _2 = take(move _3) -> [return: bb2, unwind continue];
                }

                bb2: {
                    StorageDead(_3);
                    StorageDead(_2);
                    _0 = const ();
                    StorageDead(_1);
                    return;
                }
            }

            fn take(_1: String) -> usize {
                debug s => _1;
                let mut _0: usize;
                let mut _2: &String;

                bb0: {
                    StorageLive(_2);
                    _2 = &_1;
                    _0 = String::len(move _2) -> [return: bb1, unwind: bb3];
                }

                bb1: {
                    StorageDead(_2);
                    drop(_1) -> [return: bb2, unwind continue];
                }

                bb2: {
                    return;
                }

                bb3 (cleanup): {
                    drop(_1) -> [return: bb4, unwind continue];
                }

                bb4 (cleanup): {
                    resume;
                }
            }
        "#]],
    );
}

#[test]
fn a_variable_is_dropped_by_its_flag() {
    check(
        "fn main() { let s = String::new(); if true { drop(s); } }",
        expect![[r#"
            fn main() -> () {
                debug s => _1;
                let mut _0: ();
                let _1: String;
                let mut _2: bool;
                let mut _3: ();
                let mut _4: String;
                let mut _5: bool;

                bb0: {
                    _5 = const false;
                    StorageLive(_1);
                    _1 = String::new() -> [return: bb1, unwind continue];
                }

                bb1: {
                    _5 = const true;
                    StorageLive(_2);
                    _2 = const true;
                    switchInt(move _2) -> [0: bb2, otherwise: bb3];
                }

                bb2: {
                    _0 = const ();
                    goto -> bb5;
                }

                bb3: {
                    StorageLive(_3);
                    StorageLive(_4);
                    _4 = move _1;
                    _5 = const false;
                    _3 = drop::<String>(move _4) -> [return: bb4, unwind continue];
                }

                bb4: {
                    StorageDead(_4);
                    StorageDead(_3);
                    _0 = const ();
                    goto -> bb5;
                }

                bb5: {
                    StorageDead(_2);
                    switchInt(copy _5) -> [0: bb7, otherwise: bb6];
                }

                bb6: {
                    _5 = const false;
                    drop(_1) -> [return: bb7, unwind continue];
                }

                bb7: {
                    StorageDead(_1);
                    _5 = const false;
                    return;
                }
            }
        "#]],
    );
}

#[test]
fn match_on_an_enum_switches_on_its_discriminant() {
    check(
        "fn f(o: Option<i32>) -> i32 { match o { Some(1) => 10, Some(n) if n > 5 => n, Some(_) => 0, None => -1 } }
fn main() { f(None); }",
        expect![[r#"
            fn main() -> () {
                let mut _0: ();
                let mut _1: i32;
                let mut _2: Option<i32>;

                bb0: {
                    StorageLive(_1);
                    StorageLive(_2);
                    _2 = Option<i32>::None;
                    _1 = f(move _2) -> [return: bb1, unwind continue];
                }

                bb1: {
                    StorageDead(_2);
                    StorageDead(_1);
                    _0 = const ();
                    return;
                }
            }

            fn f(_1: Option<i32>) -> i32 {
                debug o => _1;
                debug n => _3;
                let mut _0: i32;
                let mut _2: isize;
                let _3: i32;
                let mut _4: &i32;
                let mut _5: bool;
                let mut _6: i32;

                bb0: {
                    _2 = discriminant(_1);
                    switchInt(move _2) -> [0: bb1, 1: bb2, otherwise: bb8];
                }

                bb1: {
                    _0 = const -1_i32;
                    goto -> bb7;
                }

                bb2: {
                    switchInt(copy (_1 as variant#1).0) -> [1: bb3, otherwise: bb4];
                }

                bb3: {
                    _0 = const 10_i32;
                    goto -> bb7;
                }

                bb4: {
                    StorageLive(_4);
                    _4 = &(_1 as variant#1).0;
                    StorageLive(_5);
                    StorageLive(_6);
                    _6 = copy (*_4);
                    _5 = Gt(move _6, const 5_i32);
                    switchInt(move _5) -> [0: bb5, otherwise: bb6];
                }

                bb5: {
                    StorageDead(_6);
                    StorageDead(_5);
                    StorageDead(_4);
                    _0 = const 0_i32;
                    goto -> bb7;
                }

                bb6: {
                    StorageDead(_6);
                    StorageDead(_5);
                    StorageLive(_3);
                    _3 = copy (_1 as variant#1).0;
                    _0 = copy _3;
                    StorageDead(_3);
                    StorageDead(_4);
                    goto -> bb7;
                }

                bb7: {
                    return;
                }

                bb8: {
                    unreachable;
                }
            }
        "#]],
    );
}

#[test]
fn loops_and_breaks() {
    check(
        "fn main() { let mut i = 0; let n = loop { i += 1; if i == 3 { break i * 2; } }; }",
        expect![[r#"
            fn main() -> () {
                debug i => _1;
                debug n => _2;
                let mut _0: ();
                let mut _1: i32;
                let _2: i32;
                let mut _3: ();
                let mut _4: (i32, bool);
                let mut _5: bool;
                let mut _6: i32;
                let mut _7: !;
                let mut _8: i32;
                let mut _9: (i32, bool);

                bb0: {
                    StorageLive(_1);
                    _1 = const 0_i32;
                    StorageLive(_2);
                    goto -> bb1;
                }

                bb1: {
                    _4 = AddWithOverflow(copy _1, const 1_i32);
                    assert(!move _4.1, "attempt to compute `{} + {}`, which would overflow") -> [success: bb2, unwind continue];
                }

                bb2: {
                    _1 = move _4.0;
                    StorageLive(_5);
                    StorageLive(_6);
                    _6 = copy _1;
                    _5 = Eq(move _6, const 3_i32);
                    switchInt(move _5) -> [0: bb3, otherwise: bb4];
                }

                bb3: {
                    StorageDead(_6);
                    _3 = const ();
                    StorageDead(_5);
                    goto -> bb1;
                }

                bb4: {
                    StorageDead(_6);
                    StorageLive(_8);
                    _8 = copy _1;
                    _9 = MulWithOverflow(copy _8, const 2_i32);
                    assert(!move _9.1, "attempt to compute `{} * {}`, which would overflow") -> [success: bb5, unwind continue];
                }

                bb5: {
                    _2 = move _9.0;
                    StorageDead(_8);
                    StorageDead(_5);
                    _0 = const ();
                    StorageDead(_2);
                    StorageDead(_1);
                    return;
                }
            }
        "#]],
    );
}

#[test]
fn closures_hold_their_captures() {
    check(
        "fn main() { let mut t = (1, String::new()); let c = || t.1.len(); c(); t.0 = 2; }",
        expect![[r#"
            fn main() -> () {
                debug t => _1;
                debug c => _3;
                let mut _0: ();
                let mut _1: (i32, String);
                let mut _2: String;
                let _3: main::{closure#0};
                let mut _4: &String;
                let mut _5: usize;
                let mut _6: &main::{closure#0};
                let mut _7: ();

                bb0: {
                    StorageLive(_1);
                    StorageLive(_2);
                    _2 = String::new() -> [return: bb1, unwind continue];
                }

                bb1: {
                    _1 = (const 1_i32, move _2);
                    StorageDead(_2);
                    StorageLive(_3);
                    StorageLive(_4);
                    _4 = &_1.1;
                    _3 = main::{closure#0} { move _4 };
                    StorageDead(_4);
                    StorageLive(_5);
                    StorageLive(_6);
                    _6 = &_3;
                    StorageLive(_7);
                    _7 = ();
                    _5 = main::{closure#0}(move _6, move _7) -> [return: bb2, unwind: bb4];
                }

                bb2: {
                    StorageDead(_7);
                    StorageDead(_6);
                    StorageDead(_5);
                    _1.0 = const 2_i32;
                    _0 = const ();
                    StorageDead(_3);
                    drop(_1) -> [return: bb3, unwind continue];
                }

                bb3: {
                    StorageDead(_1);
                    return;
                }

                bb4 (cleanup): {
                    drop(_1) -> [return: bb5, unwind continue];
                }

                bb5 (cleanup): {
                    resume;
                }
            }

            fn main::{closure#0}(_1: &main::{closure#0}, _2: ()) -> usize {
                debug t.1 => (*(*_1).0);
                let mut _0: usize;
                let mut _3: &String;

                bb0: {
                    StorageLive(_3);
                    _3 = &(*(*_1).0);
                    _0 = String::len(move _3) -> [return: bb1, unwind continue];
                }

                bb1: {
                    StorageDead(_3);
                    return;
                }
            }
        "#]],
    );
}

#[test]
fn constants_behind_references_are_promoted() {
    check(
        "fn main() { let r: &'static i32 = &5; let m = &mut 6; }",
        expect![[r#"
            fn main() -> () {
                debug r => _1;
                debug m => _3;
                let mut _0: ();
                let _1: &i32;
                let mut _2: &i32;
                let _3: &mut i32;
                let mut _4: i32;

                bb0: {
                    StorageLive(_1);
                    StorageLive(_2);
                    _2 = const promoted[27];
                    _1 = &(*_2);
                    StorageDead(_2);
                    StorageLive(_3);
                    StorageLive(_4);
                    _4 = const 6_i32;
                    _3 = &mut _4;
                    _0 = const ();
                    StorageDead(_4);
                    StorageDead(_3);
                    StorageDead(_1);
                    return;
                }
            }
        "#]],
    );
}

#[test]
fn slices_are_indexed_after_a_check() {
    check(
        "fn f(v: &[u8], i: usize) -> u8 { v[i] }\nfn main() { f(&[1], 0); }",
        expect![[r#"
            fn main() -> () {
                let mut _0: ();
                let mut _1: u8;
                let mut _2: &[u8];
                let mut _3: &[u8; 1];
                let mut _4: &[u8; 1];

                bb0: {
                    StorageLive(_1);
                    StorageLive(_2);
                    StorageLive(_3);
                    StorageLive(_4);
                    _4 = const promoted[27];
                    _3 = &(*_4);
                    _2 = move _3 as &[u8] (PointerCoercion(Unsize));
                    StorageDead(_3);
                    _1 = f(move _2, const 0_usize) -> [return: bb1, unwind continue];
                }

                bb1: {
                    StorageDead(_2);
                    StorageDead(_4);
                    StorageDead(_1);
                    _0 = const ();
                    return;
                }
            }

            fn f(_1: &[u8], _2: usize) -> u8 {
                debug v => _1;
                debug i => _2;
                let mut _0: u8;
                let mut _3: usize;
                let mut _4: usize;
                let mut _5: bool;

                bb0: {
                    StorageLive(_3);
                    _3 = copy _2;
                    _4 = PtrMetadata(copy _1);
                    _5 = Lt(copy _3, copy _4);
                    assert(move _5, "index out of bounds: the length is {} but the index is {}", move _4, copy _3) -> [success: bb1, unwind continue];
                }

                bb1: {
                    _0 = copy (*_1)[_3];
                    StorageDead(_3);
                    return;
                }
            }
        "#]],
    );
}

const TAIL_TEMPORARY: &str = "struct D;
impl Drop for D { fn drop(&mut self) {} }
impl D { fn n(&self) -> i32 { 1 } }
fn f() -> i32 { let d = D; D.n() }
fn main() { f(); }";

#[test]
fn a_temporary_of_the_tail_is_dropped_before_the_variables() {
    check(
        TAIL_TEMPORARY,
        expect![[r#"
        fn main() -> () {
            let mut _0: ();
            let mut _1: i32;

            bb0: {
                StorageLive(_1);
                _1 = f() -> [return: bb1, unwind continue];
            }

            bb1: {
                StorageDead(_1);
                _0 = const ();
                return;
            }
        }

        fn f() -> i32 {
            debug d => _1;
            let mut _0: i32;
            let _1: D;
            let mut _2: &D;
            let mut _3: D;

            bb0: {
                StorageLive(_1);
                _1 = D;
                StorageLive(_2);
                StorageLive(_3);
                _3 = D;
                _2 = &_3;
                _0 = D::n(move _2) -> [return: bb1, unwind: bb4];
            }

            bb1: {
                drop(_3) -> [return: bb2, unwind: bb5];
            }

            bb2: {
                StorageDead(_3);
                StorageDead(_2);
                drop(_1) -> [return: bb3, unwind continue];
            }

            bb3: {
                StorageDead(_1);
                return;
            }

            bb4 (cleanup): {
                drop(_3) -> [return: bb5, unwind continue];
            }

            bb5 (cleanup): {
                drop(_1) -> [return: bb6, unwind continue];
            }

            bb6 (cleanup): {
                resume;
            }
        }

        fn D::n(_1: &D) -> i32 {
            debug self => _1;
            let mut _0: i32;

            bb0: {
                _0 = const 1_i32;
                return;
            }
        }

        fn <D as Drop>::drop(_1: &mut D) -> () {
            debug self => _1;
            let mut _0: ();

            bb0: {
                _0 = const ();
                return;
            }
        }
    "#]],
    );
}

#[test]
fn in_edition_2021_the_variables_come_first() {
    expect![[r#"
        fn main() -> () {
            let mut _0: ();
            let mut _1: i32;

            bb0: {
                StorageLive(_1);
                _1 = f() -> [return: bb1, unwind continue];
            }

            bb1: {
                StorageDead(_1);
                _0 = const ();
                return;
            }
        }

        fn f() -> i32 {
            debug d => _1;
            let mut _0: i32;
            let _1: D;
            let mut _2: &D;
            let mut _3: D;

            bb0: {
                StorageLive(_1);
                _1 = D;
                StorageLive(_2);
                StorageLive(_3);
                _3 = D;
                _2 = &_3;
                _0 = D::n(move _2) -> [return: bb1, unwind: bb4];
            }

            bb1: {
                StorageDead(_2);
                drop(_1) -> [return: bb2, unwind: bb5];
            }

            bb2: {
                StorageDead(_1);
                drop(_3) -> [return: bb3, unwind continue];
            }

            bb3: {
                StorageDead(_3);
                return;
            }

            bb4 (cleanup): {
                drop(_1) -> [return: bb5, unwind continue];
            }

            bb5 (cleanup): {
                drop(_3) -> [return: bb6, unwind continue];
            }

            bb6 (cleanup): {
                resume;
            }
        }

        fn D::n(_1: &D) -> i32 {
            debug self => _1;
            let mut _0: i32;

            bb0: {
                _0 = const 1_i32;
                return;
            }
        }

        fn <D as Drop>::drop(_1: &mut D) -> () {
            debug self => _1;
            let mut _0: ();

            bb0: {
                _0 = const ();
                return;
            }
        }
    "#]]
    .assert_eq(&mir_of(Edition::E2021, TAIL_TEMPORARY, false));
}

#[test]
fn the_player_stops_at_statements_conditions_and_drops() {
    let source = "fn main() {
    let s = String::new();
    for i in 0..2 {
        if i == 1 {
            continue;
        }
    }
    let t = s;
    println!(\"{t}\");
}";
    let mir = mir_of(Edition::E2024, source, true);
    let stops = mir.lines().filter_map(|line| line.trim().strip_prefix("// "));
    let stops = stops.collect::<Vec<_>>().join("\n");
    expect![[r#"
        enter, line 1
        statement, line 2
        statement, line 3
        condition, line 3
        statement, line 8
        statement, line 9
        drop of _16, line 10
        return, line 10
        condition, line 4
        statement, line 5"#]]
    .assert_eq(&stops);
}

#[test]
fn upcasting_takes_the_vtable_from_an_entry() {
    check(
        "trait A { fn a(&self) {} } trait B { fn b(&self) {} } trait C: A + B {}\n\
         impl A for u8 {} impl B for u8 {} impl C for u8 {}\n\
         fn first(c: &dyn C) -> &dyn A { c }\n\
         fn second(c: &dyn C) -> &dyn B { c }\n\
         fn main() { first(&1).a(); second(&1); }",
        expect![[r#"
            fn main() -> () {
                let mut _0: ();
                let mut _1: ();
                let mut _2: &dyn A;
                let mut _3: &dyn A;
                let mut _4: &dyn C;
                let mut _5: &u8;
                let mut _6: &u8;
                let mut _7: &dyn B;
                let mut _8: &dyn C;
                let mut _9: &u8;
                let mut _10: &u8;

                bb0: {
                    StorageLive(_1);
                    StorageLive(_2);
                    StorageLive(_3);
                    StorageLive(_4);
                    StorageLive(_5);
                    StorageLive(_6);
                    _6 = const promoted[27];
                    _5 = &(*_6);
                    _4 = move _5 as &dyn C (PointerCoercion(Unsize));
                    StorageDead(_5);
                    _3 = first(move _4) -> [return: bb1, unwind continue];
                }

                bb1: {
                    _2 = &(*_3);
                    StorageDead(_4);
                    _1 = vtable[0](move _2) -> [return: bb2, unwind continue];
                }

                bb2: {
                    StorageDead(_2);
                    StorageDead(_6);
                    StorageDead(_3);
                    StorageDead(_1);
                    StorageLive(_7);
                    StorageLive(_8);
                    StorageLive(_9);
                    StorageLive(_10);
                    _10 = const promoted[30];
                    _9 = &(*_10);
                    _8 = move _9 as &dyn C (PointerCoercion(Unsize));
                    StorageDead(_9);
                    _7 = second(move _8) -> [return: bb3, unwind continue];
                }

                bb3: {
                    StorageDead(_8);
                    StorageDead(_10);
                    StorageDead(_7);
                    _0 = const ();
                    return;
                }
            }

            fn first(_1: &dyn C) -> &dyn A {
                debug c => _1;
                let mut _0: &dyn A;
                let mut _2: &dyn A;
                let mut _3: &dyn C;

                bb0: {
                    StorageLive(_2);
                    StorageLive(_3);
                    _3 = &(*_1);
                    _2 = move _3 as &dyn A (Transmute);
                    StorageDead(_3);
                    _0 = &(*_2);
                    StorageDead(_2);
                    return;
                }
            }

            fn second(_1: &dyn C) -> &dyn B {
                debug c => _1;
                let mut _0: &dyn B;
                let mut _2: &dyn B;
                let mut _3: &dyn C;

                bb0: {
                    StorageLive(_2);
                    StorageLive(_3);
                    _3 = &(*_1);
                    _2 = move _3 as &dyn B (PointerCoercion(Unsize));
                    StorageDead(_3);
                    _0 = &(*_2);
                    StorageDead(_2);
                    return;
                }
            }

            fn <u8 as A>::a(_1: &u8) -> () {
                debug self => _1;
                let mut _0: ();

                bb0: {
                    _0 = const ();
                    return;
                }
            }

            fn <u8 as B>::b(_1: &u8) -> () {
                debug self => _1;
                let mut _0: ();

                bb0: {
                    _0 = const ();
                    return;
                }
            }
        "#]],
    );
}

#[test]
fn a_constant_is_promoted_by_its_value() {
    check(
        "const NONE: Option<String> = None;\n\
         const SOME: Vec<u8> = Vec::new();\n\
         const PAIR: (u8, [u8; 2]) = (1, [2, 3]);\n\
         fn main() { let a = &NONE; let b = &PAIR.1[1]; let c = &SOME; }",
        expect![[r#"
            fn main() -> () {
                debug a => _1;
                debug b => _2;
                debug c => _3;
                let mut _0: ();
                let _1: &Option<String>;
                let _2: &u8;
                let _3: &Vec<u8>;
                let mut _4: Vec<u8>;

                bb0: {
                    StorageLive(_1);
                    _1 = const promoted[28];
                    StorageLive(_2);
                    _2 = const promoted[30];
                    StorageLive(_3);
                    StorageLive(_4);
                    _4 = const SOME;
                    _3 = &_4;
                    _0 = const ();
                    drop(_4) -> [return: bb1, unwind continue];
                }

                bb1: {
                    StorageDead(_4);
                    StorageDead(_3);
                    StorageDead(_2);
                    StorageDead(_1);
                    return;
                }
            }
        "#]],
    );
}
