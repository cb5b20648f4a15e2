//! What rustc cannot be asked: data races and deadlocks, which order of threads a seed gives, and
//! that a recorded run is the same run again.

use std::{collections::BTreeSet, path::Path, rc::Rc};

use analysis::{Edition, World};
use cli::{RunOptions, Verdict, verdict};
use machine::{Config, Machine, Outcome, Schedule, Trace};

fn run(source: &str) -> Verdict {
    run_with(source, 0)
}

fn run_with(source: &str, threads_seed: u64) -> Verdict {
    let mut world = World::new(Edition::E2024);
    world.set_source(source);
    verdict(&world, RunOptions { threads_seed, ..RunOptions::default() })
}

fn program(world: &mut World, source: &str) -> Rc<mir::Program> {
    world.set_source(source);
    let compiled = mir_build::compile(world);
    Rc::new(compiled.program.unwrap_or_else(|| panic!("{:?}\n{source}", compiled.errors)))
}

/// `body` is in a function with statics, threads and atomics at hand. Both accesses must be told,
/// on the lines marked `// first` and `// second`.
#[track_caller]
fn check_race(body: &str, expect: &str) {
    let source = format!("{PRELUDE}{body}");
    let found = run(&source);
    let ub = found.ub.as_ref().unwrap_or_else(|| panic!("no race: {found:?}"));
    assert_eq!(ub.kind, "data_race", "{found:?}");
    let line = |mark: &str| {
        let line = source.lines().position(|line| line.ends_with(mark));
        line.map_or(0, |line| line as u32 + 1)
    };
    assert_eq!(ub.line, line("// second"), "{}", ub.message);
    let (first, second) = (line("// first"), line("// second"));
    let message = ub.message.replace(&format!("line {first} "), "line 1 ");
    assert_eq!(message.replace(&format!("line {second} "), "line 2 "), expect);
}

/// No undefined behaviour, whatever the order.
#[track_caller]
fn check_no_race(body: &str) {
    let source = format!("{PRELUDE}{body}");
    for seed in 0..6 {
        let found = run_with(&source, seed);
        assert_eq!(found.status, "ok", "seed {seed}: {found:?}");
    }
}

const PRELUDE: &str = "#![allow(static_mut_refs)]
use std::sync::{Arc, Mutex, RwLock, mpsc, atomic::{*, Ordering::*}};
use std::thread;
static FLAG: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicUsize = AtomicUsize::new(0);
static mut VALUE: u64 = 0;
struct Send<T>(T);
unsafe impl<T> std::marker::Send for Send<T> {}
impl<T: Copy> Send<T> { fn get(&self) -> T { self.0 } }
";

#[test]
fn two_writes_race() {
    check_race(
        "fn main() {
    let a = thread::spawn(|| unsafe { VALUE = 1 }); // first
    let b = thread::spawn(|| unsafe { VALUE = 2 }); // second
    a.join().unwrap();
    b.join().unwrap();
}",
        "a write by thread 1 at line 1 and a write by thread 2 at line 2 use the same memory, and \
         nothing puts one before the other",
    );
}

#[test]
fn a_read_races_with_a_write() {
    check_race(
        "fn main() {
    let a = thread::spawn(|| unsafe { VALUE = 1 }); // first
    thread::yield_now();
    let seen = unsafe { VALUE }; // second
    a.join().unwrap();
    println!(\"{seen}\");
}",
        "a write by thread 1 at line 1 and a read by `main` at line 2 use the same memory, and \
         nothing puts one before the other",
    );
    check_race(
        "fn main() {
    let a = thread::spawn(|| unsafe { VALUE }); // first
    thread::yield_now();
    unsafe { VALUE = 3 }; // second
    a.join().unwrap();
}",
        "a read by thread 1 at line 1 and a write by `main` at line 2 use the same memory, and \
         nothing puts one before the other",
    );
}

#[test]
fn relaxed_orders_nothing() {
    check_race(
        "fn main() {
    let a = thread::spawn(|| {
        unsafe { VALUE = 1 } // first
        FLAG.store(true, Relaxed);
    });
    while !FLAG.load(Acquire) { thread::yield_now(); }
    let seen = unsafe { VALUE }; // second
    a.join().unwrap();
    println!(\"{seen}\");
}",
        "a write by thread 1 at line 1 and a read by `main` at line 2 use the same memory, and \
         nothing puts one before the other",
    );
    check_race(
        "fn main() {
    let a = thread::spawn(|| {
        unsafe { VALUE = 1 } // first
        FLAG.store(true, Release);
    });
    while !FLAG.load(Relaxed) { thread::yield_now(); }
    let seen = unsafe { VALUE }; // second
    a.join().unwrap();
    println!(\"{seen}\");
}",
        "a write by thread 1 at line 1 and a read by `main` at line 2 use the same memory, and \
         nothing puts one before the other",
    );
}

#[test]
fn an_atomic_access_races_with_a_plain_one() {
    check_race(
        "fn main() {
    let mut number = 0u32;
    let pointer = Send(&raw mut number);
    let a = thread::spawn(move || {
        let atomic = unsafe { AtomicU32::from_ptr(pointer.get()) };
        atomic.store(1, SeqCst); // first
    });
    thread::yield_now();
    number += 1; // second
    a.join().unwrap();
}",
        "an atomic write by thread 1 at line 1 and a read by `main` at line 2 use the same memory, \
         and nothing puts one before the other",
    );
    check_race(
        "fn main() {
    let mut number = 0u32;
    let pointer = Send(&raw mut number);
    let a = thread::spawn(move || unsafe { *pointer.get() = 2 }); // first
    thread::yield_now();
    let atomic = unsafe { AtomicU32::from_ptr(&raw mut number) };
    atomic.load(SeqCst); // second
    a.join().unwrap();
}",
        "a write by thread 1 at line 1 and an atomic read by `main` at line 2 use the same memory, \
         and nothing puts one before the other",
    );
}

#[test]
fn atomic_accesses_of_different_sizes_race() {
    check_race(
        "fn main() {
    static WIDE: AtomicU16 = AtomicU16::new(0);
    let a = thread::spawn(|| WIDE.load(Relaxed)); // first
    thread::yield_now();
    let narrow = unsafe { AtomicU8::from_ptr(WIDE.as_ptr().cast()) };
    narrow.store(1, Relaxed); // second
    a.join().unwrap();
}",
        "an atomic read by thread 1 at line 1 and an atomic write by `main` at line 2 use the same \
         memory, and nothing puts one before the other",
    );
}

#[test]
fn freeing_races_with_using() {
    check_race(
        "fn main() {
    let boxed = Box::into_raw(Box::new(5));
    let pointer = Send(boxed);
    let a = thread::spawn(move || unsafe { *pointer.get() }); // first
    thread::yield_now();
    unsafe { drop(Box::from_raw(boxed)) }; // second
    a.join().unwrap();
}",
        "a read by thread 1 at line 1 and the end of this memory by `main` at line 2 use the same \
         memory, and nothing puts one before the other",
    );
}

#[test]
fn a_variable_races_with_its_end() {
    check_race(
        "fn f() -> thread::JoinHandle<()> {
    let mut local = 5;
    let pointer = Send(&raw mut local);
    let handle = thread::spawn(move || unsafe { *pointer.get() = 6 }); // first
    thread::yield_now();
    handle
} // second
fn main() { f().join().unwrap(); }",
        "a write by thread 1 at line 1 and the end of this memory by `main` at line 2 use the same \
         memory, and nothing puts one before the other",
    );
}

#[test]
fn a_broken_release_sequence_orders_nothing() {
    check_race(
        "fn main() {
    let a = thread::spawn(|| {
        unsafe { VALUE = 1 } // first
        COUNT.store(1, Release);
        COUNT.store(2, Relaxed);
    });
    while COUNT.load(Acquire) != 2 { thread::yield_now(); }
    let seen = unsafe { VALUE }; // second
    a.join().unwrap();
    println!(\"{seen}\");
}",
        "a write by thread 1 at line 1 and a read by `main` at line 2 use the same memory, and \
         nothing puts one before the other",
    );
}

#[test]
fn order_is_known() {
    check_no_race(
        "fn main() {
    unsafe { VALUE = 1 }
    thread::spawn(|| unsafe { VALUE += 1 }).join().unwrap();
    unsafe { VALUE += 1 }
    println!(\"{}\", unsafe { VALUE });
}",
    );
    check_no_race(
        "fn main() {
    let a = thread::spawn(|| {
        unsafe { VALUE = 1 }
        FLAG.store(true, Release);
    });
    while !FLAG.load(Acquire) { thread::yield_now(); }
    assert_eq!(unsafe { VALUE }, 1);
    a.join().unwrap();
}",
    );
    // A release sequence goes on through the read-modify-writes of others.
    check_no_race(
        "fn main() {
    let a = thread::spawn(|| {
        unsafe { VALUE = 1 }
        COUNT.store(1, Release);
    });
    let b = thread::spawn(|| {
        while COUNT.compare_exchange(1, 2, Relaxed, Relaxed).is_err() { thread::yield_now(); }
    });
    while COUNT.load(Acquire) != 2 { thread::yield_now(); }
    assert_eq!(unsafe { VALUE }, 1);
    a.join().unwrap();
    b.join().unwrap();
}",
    );
    check_no_race(
        "fn main() {
    let a = thread::spawn(|| {
        unsafe { VALUE = 1 }
        fence(Release);
        FLAG.store(true, Relaxed);
    });
    while !FLAG.load(Relaxed) { thread::yield_now(); }
    fence(Acquire);
    assert_eq!(unsafe { VALUE }, 1);
    a.join().unwrap();
}",
    );
    check_no_race(
        "static LOCK: Mutex<()> = Mutex::new(());
fn main() {
    let add = || for _ in 0..3 {
        let _guard = LOCK.lock().unwrap();
        unsafe { VALUE += 1 }
    };
    thread::scope(|s| { s.spawn(add); s.spawn(add); s.spawn(add); });
    assert_eq!(unsafe { VALUE }, 9);
}",
    );
    check_no_race(
        "static LOCK: RwLock<()> = RwLock::new(());
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| { let _guard = LOCK.write().unwrap(); unsafe { VALUE += 1 } });
            s.spawn(|| { let _guard = LOCK.read().unwrap(); unsafe { VALUE } });
        }
    });
    assert_eq!(unsafe { VALUE }, 2);
}",
    );
    check_no_race(
        "fn main() {
    let (sender, receiver) = mpsc::channel();
    let a = thread::spawn(move || {
        unsafe { VALUE = 5 }
        sender.send(()).unwrap();
    });
    receiver.recv().unwrap();
    assert_eq!(unsafe { VALUE }, 5);
    a.join().unwrap();
    let (sender, receiver) = mpsc::sync_channel(0);
    let a = thread::spawn(move || { receiver.recv().unwrap(); unsafe { VALUE = 6 } });
    sender.send(()).unwrap();
    a.join().unwrap();
    assert_eq!(unsafe { VALUE }, 6);
}",
    );
    // Parts of one array belong to different threads.
    check_no_race(
        "fn main() {
    let mut numbers = [0u8; 6];
    thread::scope(|s| {
        for (index, part) in numbers.iter_mut().enumerate() {
            s.spawn(move || *part = index as u8);
        }
    });
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
    let shared = Arc::new(vec![1; 4]);
    let handles: Vec<_> = (0..3).map(|i| { let s = shared.clone(); thread::spawn(move || s[i]) }).collect();
    drop(shared);
    for handle in handles { assert_eq!(handle.join().unwrap(), 1); }
}",
    );
}

#[track_caller]
fn check_deadlock(source: &str, expect: &str) {
    let found = run(source);
    assert_eq!(found.status, "deadlock", "{found:?}");
    assert_eq!(found.reason.as_deref(), Some(expect));
}

#[test]
fn locking_twice_is_a_deadlock() {
    check_deadlock(
        "use std::sync::Mutex;
fn main() {
    let lock = Mutex::new(0);
    let first = lock.lock().unwrap();
    let second = lock.lock().unwrap();
    println!(\"{first} {second}\");
}",
        "`main` waits at line 5 for a lock that it itself holds since line 4",
    );
    check_deadlock(
        "use std::sync::RwLock;
fn main() {
    let lock = RwLock::new(0);
    let first = lock.read().unwrap();
    *lock.write().unwrap() = *first;
}",
        "`main` waits at line 5 for a write lock that it itself holds since line 4",
    );
}

#[test]
fn each_holds_what_the_other_wants() {
    check_deadlock(
        "use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static A: Mutex<i32> = Mutex::new(1);
static B: Mutex<i32> = Mutex::new(2);
fn main() {
    let other = thread::spawn(|| {
        let b = B.lock().unwrap();
        thread::sleep(Duration::from_millis(10));
        *A.lock().unwrap() + *b
    });
    let a = A.lock().unwrap();
    thread::sleep(Duration::from_millis(10));
    let sum = *a + *B.lock().unwrap();
    println!(\"{sum} {}\", other.join().unwrap());
}",
        "`main` waits at line 14 for a lock that thread 1 holds since line 8; thread 1 waits at \
         line 10 for a lock that `main` holds since line 12",
    );
}

#[test]
fn waiting_for_what_never_comes() {
    check_deadlock(
        "use std::sync::mpsc;
fn main() {
    let (sender, receiver) = mpsc::channel::<i32>();
    println!(\"{:?}\", receiver.recv());
    drop(sender);
}",
        "`main` waits at line 4 for a message",
    );
    check_deadlock(
        "fn main() {
    std::thread::park();
}",
        "`main` waits at line 2 for `unpark`",
    );
    check_deadlock(
        "use std::sync::{Condvar, Mutex};
use std::thread;
fn main() {
    let (lock, cvar) = (Mutex::new(false), Condvar::new());
    thread::scope(|s| {
        let waits = thread::Builder::new().name(\"waits\".into());
        waits.spawn_scoped(s, || {
            let mut ready = lock.lock().unwrap();
            while !*ready {
                ready = cvar.wait(ready).unwrap();
            }
        }).unwrap();
    });
}",
        "`main` waits at line 5 for the threads of its scope; `waits` waits at line 10 for a \
         notification",
    );
    check_deadlock(
        "use std::sync::OnceLock;
static CELL: OnceLock<u32> = OnceLock::new();
fn main() {
    CELL.get_or_init(|| *CELL.get_or_init(|| 1));
}",
        "`main` waits at line 4 for an initialisation that another call has begun that it itself \
         holds since line 4",
    );
    check_deadlock(
        "use std::thread;
fn main() {
    let sleeper = thread::spawn(|| { thread::park(); });
    sleeper.join().unwrap();
}",
        "`main` waits at line 4 for thread 1 to end; thread 1 waits at line 3 for `unpark`",
    );
}

/// Whose order nothing decides.
const FREE: &str = "use std::thread;
fn main() {
    let handles: Vec<_> = (0..3)
        .map(|n| thread::spawn(move || for round in 0..2 { print!(\"{n}{round} \"); }))
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
}";

#[test]
fn seeds_give_orders() {
    assert_eq!(run(FREE).stdout, "00 01 10 11 20 21 ", "in turn");
    let orders: BTreeSet<String> = (1..12).map(|seed| run_with(FREE, seed).stdout).collect();
    assert!(orders.len() > 4, "{orders:?}");
    for seed in [1, 2, 3] {
        assert_eq!(run_with(FREE, seed).stdout, run_with(FREE, seed).stdout, "seed {seed}");
    }
}

#[test]
fn choices_run_the_same_again() {
    let mut world = World::new(Edition::E2024);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs");
    let mut programs = vec![program(&mut world, FREE)];
    for folder in ["threads", "sync"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap().flatten() {
            let source = std::fs::read_to_string(entry.path()).unwrap();
            if !source.contains("//~") {
                programs.push(program(&mut world, &source));
            }
        }
    }
    assert!(programs.len() > 40, "{}", programs.len());
    for program in programs {
        for seed in [0, 5] {
            let with = |schedule| {
                let config = Config { schedule, ..Config::default() };
                let mut machine = Machine::new(Rc::clone(&program), config);
                machine.run(u64::MAX);
                machine
            };
            let recorded = with(Schedule::Seed(seed));
            let again = with(Schedule::Choices(recorded.choices().into()));
            assert_eq!(recorded.steps(), again.steps());
            assert_eq!(recorded.stdout(), again.stdout());
            assert_eq!(recorded.stderr(), again.stderr());
            assert_eq!(recorded.outcome(), again.outcome());
            assert_eq!(recorded.switches(), again.switches());
        }
    }
}

#[test]
fn a_reader_can_choose() {
    let mut world = World::new(Edition::E2024);
    let program = program(&mut world, FREE);
    let config = |schedule| Config { schedule, ..Config::default() };
    let mut first = Machine::new(Rc::clone(&program), config(Schedule::Seed(0)));
    first.run(u64::MAX);
    // Where `main` first waits, the last thread goes on instead of the first.
    let mut choices = first.choices();
    choices.truncate(1);
    choices[0].thread = machine::ThreadId(3);
    let mut other = Machine::new(program, config(Schedule::Choices(choices.into())));
    other.run(u64::MAX);
    assert_eq!(other.outcome(), Some(&Outcome::Finished { exit_code: 0 }));
    assert_eq!(other.stdout(), "20 21 00 01 10 11 ");
}

#[test]
fn any_moment_is_the_same_again() {
    let mut world = World::new(Edition::E2024);
    let source = "use std::sync::{Arc, Mutex, mpsc};
use std::thread;
fn main() {
    let (sender, receiver) = mpsc::channel();
    let total = Arc::new(Mutex::new(0));
    for n in 0..3 {
        let (sender, total) = (sender.clone(), Arc::clone(&total));
        thread::spawn(move || {
            *total.lock().unwrap() += n;
            sender.send(vec![n; n]).unwrap();
        });
    }
    drop(sender);
    for part in receiver {
        println!(\"{part:?}\");
    }
    println!(\"{total:?}\");
}";
    let program = program(&mut world, source);
    for seed in [0, 1, 7] {
        let config = Config { schedule: Schedule::Seed(seed), ..Config::default() };
        let mut trace = Trace::new(Rc::clone(&program), config.clone());
        while !trace.record(1000) {}
        let mut steps: Vec<u64> =
            (0..trace.stops().len()).map(|stop| trace.stops()[stop].step).collect();
        // To and fro.
        for index in 0..steps.len() / 2 {
            let last = steps.len() - 1 - index;
            steps.swap(index, if index % 2 == 0 { last } else { index });
        }
        let digest = |step| {
            let mut straight = Machine::new(Rc::clone(&program), config.clone());
            straight.run(step);
            straight.digest()
        };
        for step in steps.into_iter().step_by(3) {
            assert_eq!(trace.replay(step).digest(), digest(step), "seed {seed}, step {step}");
        }
        for stop in [0, trace.stops().len() / 2, trace.stops().len() - 1] {
            let moment = trace.moment(stop);
            assert_eq!(moment.machine.digest(), digest(moment.stop.step));
            assert_eq!(moment.machine.running(), moment.stop.thread);
        }
    }
}
