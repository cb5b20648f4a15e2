//! Measures the machine on a program bundle: `cargo run --release -p machine --example speed
//! FILE.bundle [run]`; with `run` it is not recorded, so that callgrind counts only steps.

use std::process::ExitCode;
use std::rc::Rc;
use std::time::Instant;

use machine::{Config, Machine, Trace};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: speed FILE.bundle");
        return ExitCode::FAILURE;
    };
    let program = match std::fs::read(&path).map(|bytes| mir::decode(&bytes)) {
        Ok(Ok(program)) => Rc::new(program),
        Ok(Err(error)) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let config = Config { max_steps: 20_000_000, ..Config::default() };

    let start = Instant::now();
    let mut machine = Machine::new(Rc::clone(&program), config.clone());
    let loaded = start.elapsed();
    let start = Instant::now();
    machine.run(u64::MAX);
    let ran = start.elapsed();
    println!(
        "{} steps, {:.1} M steps/s, load {loaded:?}: {}",
        machine.steps(),
        machine.steps() as f64 / ran.as_secs_f64() / 1e6,
        machine.outcome().map_or_else(String::new, ToString::to_string),
    );

    if std::env::args().nth(2).as_deref() == Some("run") {
        return ExitCode::SUCCESS;
    }
    let start = Instant::now();
    let mut trace = Trace::new(program, config);
    while !trace.record(50_000) {}
    println!(
        "recorded in {:.2} of the time of running: {} stops, {} checkpoints, {:.1} bytes a step",
        start.elapsed().as_secs_f64() / ran.as_secs_f64(),
        trace.stops().len(),
        trace.checkpoint_count(),
        trace.bytes() as f64 / trace.machine().steps() as f64
    );
    let mut slowest = std::time::Duration::ZERO;
    for index in (0..trace.stops().len()).step_by((trace.stops().len() / 200).max(1)) {
        let start = Instant::now();
        let moment = trace.moment(index);
        slowest = slowest.max(start.elapsed());
        assert_eq!(moment.machine.steps(), moment.stop.step);
    }
    println!("slowest moment of 200: {slowest:?}");
    ExitCode::SUCCESS
}
