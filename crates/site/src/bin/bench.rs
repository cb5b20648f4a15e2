//! The native measurements of `cargo xtask bench`: steps per second, edit to picture, jumps.

use std::{
    hint::black_box,
    rc::Rc,
    time::{Duration, Instant},
};

use analysis::{Edition, World};
use diagram::Options;
use machine::{Config, Machine, Trace};
use mir::Program;

const FORTY_LINES: &str = include_str!("../../../../tests/bench/forty_lines.rs");
const LONG_RUN: &str = include_str!("../../../../tests/bench/long_run.rs");

fn main() -> Result<(), String> {
    let started = Instant::now();
    let mut world = World::new(Edition::default());
    picture(&mut world, FORTY_LINES)?;
    line("edit to picture, 40 lines, cold", started.elapsed(), Some(1000));

    let mut edits = Vec::new();
    for price in 10..30 {
        let edited = FORTY_LINES.replace("\"tea\", 3", &format!("\"tea\", {price}"));
        let started = Instant::now();
        picture(&mut world, &edited)?;
        edits.push(started.elapsed());
    }
    line("edit to picture, 40 lines, warm", median(edits), Some(50));

    let program = compile(&mut world, LONG_RUN)?;
    let mut machine = Machine::new(Rc::clone(&program), Config::default());
    let started = Instant::now();
    machine.run(u64::MAX);
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "  machine: {:.1} million steps per second ({} steps)",
        machine.steps() as f64 / seconds / 1e6,
        machine.steps()
    );

    let mut trace = Trace::new(program, Config::default());
    trace.record(100_000);
    let count = trace.stops().len().max(1);
    let mut jumps = Vec::new();
    let mut stop = 0;
    for _ in 0..200 {
        // Far apart, in no order, the same on every machine.
        stop = (stop + 7919) % count;
        let started = Instant::now();
        black_box(diagram::diagram(&trace.moment(stop), &Options::default()));
        jumps.push(started.elapsed());
    }
    let slowest = jumps.iter().max().copied().unwrap_or_default();
    line("jump in a run of 100,000 steps, slowest", slowest, Some(16));
    line("jump in a run of 100,000 steps, median", median(jumps), Some(16));
    Ok(())
}

fn picture(world: &mut World, source: &str) -> Result<(), String> {
    let mut trace = Trace::new(compile(world, source)?, Config::default());
    trace.record(u64::MAX);
    black_box(diagram::diagram(&trace.moment(0), &Options::default()));
    Ok(())
}

fn compile(world: &mut World, source: &str) -> Result<Rc<Program>, String> {
    world.set_source(source);
    let compiled = mir_build::compile(world);
    compiled.program.map(Rc::new).ok_or_else(|| {
        let errors: Vec<&str> = compiled.errors.iter().map(|it| it.message.as_str()).collect();
        format!("a program of the measurements does not compile: {}", errors.join(" "))
    })
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn line(what: &str, time: Duration, aim: Option<u64>) {
    let aim = aim.map_or(String::new(), |aim| format!(" (aim: under {aim} ms)"));
    println!("  {what}: {:.2} ms{aim}", time.as_secs_f64() * 1000.0);
}
