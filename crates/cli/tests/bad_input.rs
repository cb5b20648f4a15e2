//! Whatever the reader types gets a verdict, never a panic.

use analysis::{Edition, World};
use cli::{RunOptions, verdict};

/// Runs each program in one world, as an editor does, and compares status and error codes.
fn check(cases: &[(&str, &str, &[&str])]) {
    let mut world = World::new(Edition::default());
    for (source, status, codes) in cases {
        world.set_source(source);
        let found = verdict(&world, RunOptions { max_steps: 200_000, ..RunOptions::default() });
        let found_codes: Vec<_> =
            found.errors.iter().map(|it| it.code.unwrap_or("syntax")).collect();
        let shown: String = source.chars().take(80).collect();
        assert_eq!((found.status, found_codes.as_slice()), (*status, *codes), "{shown}");
    }
}

#[test]
fn broken_programs() {
    check(&[
        ("", "compile_error", &["E0601"]),
        ("// nothing but a comment", "compile_error", &["E0601"]),
        ("fn main() { let x = ; }", "compile_error", &["syntax"]),
        ("((((((((((((((((", "compile_error", &["syntax"]),
        ("fn main(x: i32) {}", "compile_error", &["E0580"]),
        ("fn main() -> i32 { 5 }", "compile_error", &["E0277"]),
        ("fn main() { let é = \"日本\"; ñ; }", "compile_error", &["E0425"]),
        ("fn main() { main(1) }", "compile_error", &["E0061"]),
        ("\u{feff}fn main() {\r\n}\r\n", "ok", &[]),
    ]);
}

#[test]
fn programs_without_end() {
    check(&[
        ("fn main() { loop {} }", "timeout", &[]),
        ("fn f(n: u64) -> u64 { f(n + 1) + 1 }\nfn main() { f(0); }", "timeout", &[]),
        ("fn main() { let v = vec![0u8; 1 << 30]; drop(v); }", "timeout", &[]),
    ]);
}

#[test]
fn what_the_simulator_lacks_is_not_an_error_of_the_reader() {
    check(&[
        ("use std::net::TcpStream;\nfn main() {}", "unsupported", &[]),
        ("fn main() { std::fs::read(\"x\"); }", "unsupported", &[]),
        ("use std::nothing_of_this_name::X;\nfn main() {}", "unsupported", &[]),
        ("use my_own::nothing;\nfn main() {}", "compile_error", &["E0432"]),
    ]);
}

#[test]
fn ten_thousand_lines() {
    let mut source = String::from("fn main() {\n    let mut n = 0u64;\n");
    for line in 0..10_000 {
        source.push_str(&format!("    n = n.wrapping_add({line});\n"));
    }
    source.push_str("    println!(\"{n}\");\n}\n");
    check(&[(&source, "ok", &[])]);
}
