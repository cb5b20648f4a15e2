//! The native measurements of `cargo xtask bench`: steps per second, the price of a recording, and
//! jumps. Takes bundles, so that it builds in seconds: the front end is not part of it.

use std::{
    env,
    hint::black_box,
    process::ExitCode,
    rc::Rc,
    time::{Duration, Instant},
};

use diagram::Options;
use machine::{Config, Machine, Trace};

/// A jump must fit into one frame of the screen.
const JUMP_AIM: Duration = Duration::from_millis(16);

fn main() -> ExitCode {
    let files: Vec<String> = env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: bench FILE.bundle…");
        return ExitCode::FAILURE;
    }
    for file in files {
        if let Err(error) = measure(&file) {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn measure(file: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let program = Rc::new(mir::decode(&bytes).map_err(|error| error.to_string())?);
    let name = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".bundle");
    let config = Config::default();

    let mut machine = Machine::new(Rc::clone(&program), config.clone());
    let started = Instant::now();
    machine.run(u64::MAX);
    let alone = started.elapsed();
    let steps = machine.steps();
    let outcome = machine.outcome().map_or_else(String::new, ToString::to_string);

    let mut trace = Trace::new(program, config);
    let started = Instant::now();
    trace.record(u64::MAX);
    let recorded = started.elapsed();

    println!("  {name}: {steps} steps ({outcome})");
    println!("    machine: {:.1} million steps per second", millions(steps, alone));
    println!(
        "    recording: {:.2} times the time of the run",
        recorded.as_secs_f64() / alone.as_secs_f64().max(f64::EPSILON)
    );
    jumps(&trace);
    Ok(())
}

/// From any stop to any other: the moment is found again and drawn.
fn jumps(trace: &Trace) {
    let count = trace.stops().len().max(1);
    let mut times = Vec::new();
    let mut stop = 0;
    for _ in 0..200 {
        // Far apart, in no order, the same on every machine.
        stop = (stop + 7919) % count;
        let started = Instant::now();
        black_box(diagram::diagram(&trace.moment(stop), &Options::default()));
        times.push(started.elapsed());
    }
    times.sort();
    let at = |index: usize| times.get(index).copied().unwrap_or_default();
    println!(
        "    jump to any of {count} stops and draw: median {:.2} ms, slowest {:.2} ms (aim: {} ms)",
        milliseconds(at(times.len() / 2)),
        milliseconds(at(times.len() - 1)),
        JUMP_AIM.as_millis(),
    );
}

fn millions(steps: u64, time: Duration) -> f64 {
    steps as f64 / time.as_secs_f64().max(f64::EPSILON) / 1e6
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
