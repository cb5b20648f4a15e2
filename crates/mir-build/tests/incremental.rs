//! A world that has seen other programs says of a program what a fresh one says: the same
//! diagnostics, and the same bundle to the byte.

use std::{
    fs,
    path::{Path, PathBuf},
};

use analysis::{Edition, World};
use mir_build::Compiled;

/// How many programs are tried, each as it is and with edits.
const PROGRAMS: usize = 8;
const EDITS: usize = 2;

/// The same numbers on every machine: Knuth's MMIX generator.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs");
    let mut found = Vec::new();
    for topic in fs::read_dir(folder).unwrap() {
        let files = fs::read_dir(topic.unwrap().path()).unwrap();
        found.extend(files.map(|file| file.unwrap().path()));
    }
    found.retain(|path| path.extension().is_some_and(|it| it == "rs"));
    found.sort();
    found
}

/// What someone who types makes of a program: mostly something that does not compile.
fn edit(source: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = source.lines().collect();
    let at = random.below(lines.len());
    let text;
    match random.below(5) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at]),
        2 => lines.insert(at, ""),
        3 => {
            text = lines[at].replace(char::is_numeric, "7");
            lines[at] = &text;
        }
        _ => {
            let cut = lines[at].chars().count() / 2;
            text = lines[at].chars().take(cut).collect();
            lines[at] = &text;
        }
    }
    lines.join("\n")
}

fn bundle(compiled: &Compiled) -> Option<Vec<u8>> {
    compiled.program.as_ref().map(|program| mir::encode(program).unwrap())
}

/// The first function or global of two bundles that differs.
fn difference(old: Option<Vec<u8>>, new: Option<Vec<u8>>) -> String {
    let [Some(old), Some(new)] = [old, new].map(|it| it.map(|it| mir::decode(&it).unwrap())) else {
        return "one is accepted, the other is not".to_owned();
    };
    for (a, b) in old.bodies.iter().zip(&new.bodies) {
        let (text_a, text_b) = (mir::pretty(&old, a), mir::pretty(&new, b));
        if text_a != text_b {
            return format!("old world:\n{text_a}\nfresh world:\n{text_b}");
        }
        if a != b {
            return format!("old world:\n{a:#?}\nfresh world:\n{b:#?}");
        }
    }
    for (a, b) in old.globals.iter().zip(&new.globals) {
        if a != b {
            return format!("old world:\n{a:#?}\nfresh world:\n{b:#?}");
        }
    }
    "types or sizes of tables differ".to_owned()
}

/// Gives both worlds the program.
fn compare(old: &mut World, source: &str) -> Compiled {
    old.set_source(source);
    let mut fresh = World::new(Edition::E2024);
    fresh.set_source(source);
    let (old, fresh) = (mir_build::compile(old), mir_build::compile(&fresh));
    assert_eq!(old.errors, fresh.errors, "{source}");
    let (old, new) = (bundle(&old), bundle(&fresh));
    assert!(old == new, "{}\n{source}", difference(old, new));
    fresh
}

#[test]
fn an_old_world_says_what_a_fresh_one_says() {
    let all = programs();
    let mut random = Random(14);
    let mut old = World::new(Edition::E2024);
    for _ in 0..PROGRAMS {
        let path = &all[random.below(all.len())];
        let mut source = fs::read_to_string(path).unwrap();
        for _ in 0..=EDITS {
            compare(&mut old, &source);
            source = edit(&source, &mut random);
        }
    }
}

/// One program after the other, all of them right.
fn check(programs: &[&str]) {
    let mut old = World::new(Edition::E2024);
    for source in programs {
        let compiled = compare(&mut old, source);
        assert!(compiled.program.is_some(), "{:?}", compiled.errors);
    }
}

#[test]
fn fields() {
    let with = |fields| {
        format!(
            "#[derive(Clone, Default, Debug)] struct S {{ {fields} }}\n\
             fn main() {{ let v = vec![S::default(); 2]; println!(\"{{:?}}\", v.clone()); }}"
        )
    };
    check(&[&with("a: u8"), &with("a: u8, b: String"), &with("b: String"), &with("a: u8")]);
}

#[test]
fn impls() {
    let with = |impls| {
        format!(
            "struct S;\n{impls}\nfn main() {{ let v: Vec<S> = Vec::new(); drop(Some(S)); drop(v); }}"
        )
    };
    check(&[
        &with(""),
        &with("impl Drop for S { fn drop(&mut self) { println!(\"a\"); } }"),
        &with("impl Drop for S { fn drop(&mut self) { println!(\"b\"); } }"),
        &with("impl Copy for S {} impl Clone for S { fn clone(&self) -> S { *self } }"),
    ]);
}

#[test]
fn bodies_that_decide_types() {
    for (a, b) in [("3", "4"), ("{ const K: usize = 3; K }", "{ const K: usize = 5; K }")] {
        let with = |n| {
            format!(
                "const fn n() -> usize {{ {n} }}\nstruct S([u8; n()]);\n\
                 fn main() {{ let b = Some(Box::new(S([0; n()]))); drop(b); }}"
            )
        };
        check(&[&with(a), &with(b), &with(a)]);
    }
    let with = |value| {
        format!(
            "fn f() -> impl std::fmt::Debug {{ {value} }}\n\
             fn main() {{ let f = f as fn() -> _; println!(\"{{:?}}\", Some(f())); }}"
        )
    };
    let hidden = |value| with(value).replace("let f = f as fn() -> _; ", "");
    check(&[&hidden("3u8"), &hidden("\"text\""), &hidden("vec![1.5]"), &hidden("3u8")]);
}

#[test]
fn order_of_variants() {
    let with = |variants| {
        format!(
            "#[derive(Debug, Clone)] enum E {{ {variants} }}\n\
             fn main() {{ for e in [E::A(1), E::B, E::C('c')] {{ println!(\"{{e:?}}\"); }} }}"
        )
    };
    check(&[&with("A(u8), B, C(char)"), &with("B, A(u8), C(char)"), &with("C(char), B, A(u8)")]);
}

#[test]
fn items_in_bodies() {
    let with = |ty| {
        format!(
            "macro_rules! item {{ ($t:ty) => {{ struct M($t); }} }}\n\
             fn main() {{\n    struct S({ty});\n    item!({ty});\n    \
             let v = vec![S(1)];\n    let m = Some(Box::new(M(2)));\n    drop((v, m));\n}}"
        )
    };
    check(&[&with("u8"), &with("u64"), &with("u8")]);
    let with =
        |items, end| format!("fn main() {{ {items} let v = vec![S(1)]; drop(Some(v)); {end} }}");
    let (items, without) = ("#[derive(Clone)] struct S(u8);", "struct T;");
    check(&[
        &with(items, ""),
        &with(items, "println!();"),
        &with(without, "").replace("S(1)", "T"),
        "fn main() {}",
        &with(items, ""),
    ]);
}

#[test]
fn what_nothing_calls_any_more_is_still_checked() {
    let moves = "fn f(s: String) { drop(s); drop(s); }\n";
    let mut old = World::new(Edition::E2024);
    for source in [
        "fn f(s: String) { drop(s); }\nfn main() { f(String::new()); }".to_owned(),
        format!("{moves}fn main() {{ f(String::new()); }}"),
        format!("{moves}fn main() {{}}"),
    ] {
        compare(&mut old, &source);
    }
}

#[test]
fn literals_of_reader_and_library() {
    let with = |text| {
        format!("fn main() {{ print!(\"{text}\"); let s = \"{text}\"; assert!(s.len() < 9); }}")
    };
    check(&[&with("a"), &with("true"), &with(""), &with("a"), &with("\\n")]);
}

#[test]
fn items_inside_of_functions_of_the_library() {
    // The library's drop of a list has a struct of its own, which another program needs again.
    let with = |item: &str| {
        format!(
            "use std::collections::LinkedList;\n{item}\n\
             fn main() {{ let list = LinkedList::from([1, 2]); println!(\"{{list:?}}\"); }}"
        )
    };
    check(&[&with("struct A;"), &with("struct B;"), &with("")]);
}
