//! Runs programs for tests.

#![allow(dead_code, reason = "each test file uses a part")]

use std::rc::Rc;

use analysis::{Edition, World};
use machine::{Config, Moment, Trace};

/// The trace of a program that compiles.
pub fn trace(source: &str) -> Trace {
    let mut world = World::new(Edition::E2024);
    trace_in(&mut world, source)
}

/// As [`trace`], in a world that has been used before.
pub fn trace_in(world: &mut World, source: &str) -> Trace {
    world.set_source(source);
    let compiled = mir_build::compile(world);
    let errors: Vec<&str> = compiled.errors.iter().map(|error| error.message.as_str()).collect();
    let program = compiled.program.unwrap_or_else(|| panic!("does not compile: {errors:?}"));
    let mut trace = Trace::new(Rc::new(program), Config::default());
    trace.record(2_000_000);
    trace
}

/// The moment before the line marked `// here`, the last time it is reached; the end of the run
/// without a mark.
pub fn moment(source: &str) -> Moment {
    let trace = trace(source);
    let line = source.lines().position(|line| line.ends_with("// here")).map(|at| at as u32 + 1);
    let stops = 0..trace.stops().len();
    let stop = match line {
        Some(line) => stops.rev().find(|&stop| trace.line_of(stop) == Some(line)),
        None => stops.last(),
    };
    trace.moment(stop.expect("the marked line is reached"))
}

/// What happened at each stop, one a line.
pub fn sentences(source: &str) -> String {
    let trace = trace(source);
    (0..trace.stops().len()).map(|stop| diagram::sentence(&trace.moment(stop)) + "\n").collect()
}
