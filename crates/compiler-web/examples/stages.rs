//! Where the time of an edit goes: the stages of the compile module, measured natively.
//!
//! `cargo run --release -p compiler-web --example stages [-- ROUNDS [body|item|type|line]]`

use std::{
    collections::BTreeMap,
    fs,
    sync::LazyLock,
    time::{Duration, Instant},
};

use analysis::{Edition, World};
use hir_def::DefWithBodyId;
use hir_ty::InferenceResult;

const PROGRAM: &str = include_str!("../../../tests/bench/forty_lines.rs");

/// What is edited, and the program after the `n`-th edit.
const EDITS: &[(&str, fn(usize) -> String)] = &[
    ("body", |n| PROGRAM.replace("\"tea\", 3", &format!("\"tea\", {}", 10 + n))),
    ("line", |n| {
        PROGRAM.replace("    let first", &format!("{}    let first", "\n".repeat(1 + n % 5)))
    }),
    ("item", |n| PROGRAM.replace("fn main", &format!("fn f{n}() -> u32 {{ {n} }}\n\nfn main"))),
    ("type", |n| {
        PROGRAM
            .replace("price: u32,\n}", &format!("price: u32,\n    f{n}: [u8; 0],\n}}"))
            .replace("name.to_string(), price }", &format!("name.to_string(), price, f{n}: [] }}"))
    }),
];

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let rounds = args.next().and_then(|it| it.parse().ok()).unwrap_or(20);
    let only = args.next();
    let started = now();
    let mut world = World::new(Edition::default());
    println!("  open the world: {}", ms(now() - started));
    report("the empty program", vec![compile(&mut world, "fn main() {}")?]);
    report("the first program, 40 lines", vec![compile(&mut world, PROGRAM)?]);
    for (what, edit) in EDITS {
        if only.as_deref().is_some_and(|only| only != *what) {
            continue;
        }
        let times: Result<Vec<_>, _> = (0..rounds).map(|n| compile(&mut world, &edit(n))).collect();
        report(&format!("edit: {what}"), times?);
    }
    Ok(())
}

fn compile(world: &mut World, source: &str) -> Result<Stages, String> {
    let mut watch = Watch { started: now(), stages: Stages::new() };
    world.set_source(source);
    watch.lap("1 parse and names");
    world.attach(|| {
        for function in analysis::functions::all(world) {
            InferenceResult::of(&world.db, DefWithBodyId::FunctionId(function));
        }
        watch.lap("2 types");
    });
    let errors = analysis::check(world);
    watch.lap("3 check");
    let program = mir_build::compile(world).program;
    watch.lap("4 build");
    let Some(program) = program else { return Err(format!("{errors:?}")) };
    let bytes = mir::encode(&program).map_err(|it| it.to_string())?;
    watch.lap("5 encode");
    std::hint::black_box(bytes);
    Ok(watch.stages)
}

type Stages = BTreeMap<&'static str, Duration>;

struct Watch {
    started: Duration,
    stages: Stages,
}

impl Watch {
    fn lap(&mut self, stage: &'static str) {
        let now = now();
        self.stages.insert(stage, now - self.started);
        self.started = now;
    }
}

fn report(what: &str, times: Vec<Stages>) {
    print!("  {what}:");
    let mut total = Duration::ZERO;
    for &stage in times.first().into_iter().flat_map(BTreeMap::keys) {
        // The mean: the clock of the processor ticks seldom.
        let sum: Duration = times.iter().filter_map(|it| it.get(stage)).sum();
        let mean = sum / times.len() as u32;
        total += mean;
        print!(" {stage} {}", ms(mean));
    }
    println!(" | total {}", ms(total));
}

/// The time this thread has had on a processor: on a busy machine the clock tells little.
fn now() -> Duration {
    let nanos = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = nanos.as_deref().and_then(|it| it.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
