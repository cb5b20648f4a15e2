//! "Run it anyway": programs that rustc rejects, run all the same, and the damage that they do.

use std::{path::Path, rc::Rc, thread};

use analysis::{Edition, World};
use expect_test::{Expect, expect};
use machine::{Config, Machine, Outcome};

/// As in the other tests that compile: deeper than a test's thread allows.
const STACK: usize = 64 << 20;

fn run(world: &World) -> Option<Machine> {
    let program = mir_build::compile_anyway(world)?;
    let config = Config { max_steps: 200_000, ..Config::default() };
    let mut machine = Machine::new(Rc::new(program), config);
    while machine.run(1 << 16) {}
    Some(machine)
}

fn check(source: &str, expected: Expect) {
    let mut world = World::new(Edition::default());
    world.set_source(source);
    assert!(mir_build::compile(&world).program.is_none(), "rustc rejects it, and so do we");
    let machine = run(&world).expect("it has no errors of types");
    let end = match machine.outcome() {
        Some(Outcome::UndefinedBehavior(ub)) => {
            format!("{} on line {}", ub.kind.name(), machine.program().line(ub.span))
        }
        other => format!("{other:?}"),
    };
    expected.assert_eq(&format!("{}{end}\n", machine.stdout()));
}

#[test]
fn a_reference_into_a_vector_that_grows() {
    check(
        "fn main() {
    let mut v = vec![1];
    let first = &v[0];
    v.push(2);
    println!(\"{first}\");
}
",
        expect![[r#"
            dangling_reference on line 5
        "#]],
    );
}

#[test]
fn what_was_moved_away_can_still_be_seen() {
    check(
        "fn main() {
    let a = String::from(\"a\");
    let b = a;
    println!(\"{a}{b}\");
}
",
        expect![[r#"
            aa
            Some(Finished { exit_code: 0 })
        "#]],
    );
}

#[test]
fn a_reference_to_a_frame_that_is_gone() {
    check(
        "fn name() -> &'static String {
    let s = String::from(\"s\");
    &s
}
fn main() {
    println!(\"{}\", name());
}
",
        expect![[r#"
            dangling_reference on line 1
        "#]],
    );
}

#[test]
fn a_variable_without_mut_only_changes() {
    check(
        "fn main() {
    let x = 1;
    println!(\"{x}\");
    x = 2;
    println!(\"{x}\");
}
",
        expect![[r#"
            1
            2
            Some(Finished { exit_code: 0 })
        "#]],
    );
}

#[test]
fn the_machine_understands_all_of_them() {
    let test = thread::Builder::new().stack_size(STACK).spawn(run_all).expect("a thread");
    if let Err(panic) = test.join() {
        std::panic::resume_unwind(panic);
    }
}

fn run_all() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs/reject");
    let mut world = World::new(Edition::default());
    let (mut ran, mut strange) = (0, Vec::new());
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        world.set_source(&std::fs::read_to_string(entry.path()).expect("a readable program"));
        let Some(machine) = run(&world) else { continue };
        ran += 1;
        if let Some(outcome @ Outcome::Malformed { .. }) = machine.outcome() {
            strange.push(format!("{}: {outcome}", entry.path().display()));
        }
    }
    println!("{ran} rejected programs run");
    assert!(strange.is_empty(), "{}", strange.join("\n"));
    assert!(ran >= 60, "only {ran} programs run");
}
