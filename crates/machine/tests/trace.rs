//! Traces give back every moment of a run.

mod support;

use std::rc::Rc;

use machine::{Config, EventKind, Machine, StopKind, Trace};
use mir::{BasicBlock, BinOp, Program, Rvalue, StatementKind, TerminatorKind};
use proptest::prelude::*;
use support::*;

/// A loop of `rounds` that allocates, writes, moves to and fro, and frees.
fn churn(rounds: u128) -> Program {
    let owner =
        || Rvalue::Aggregate(mir::AggregateKind::Adt(OWNER, mir::VariantIdx(0)), vec![copy(2)]);
    program(
        &[I32, I32, PTR, OWNER, OWNER, BOOL, PTR_I32, UNIT],
        vec![
            (vec![stop(), put(1, int(I32, 0))], TerminatorKind::Goto(BasicBlock(1))),
            (
                vec![stop(), set(local(5), binary(BinOp::Lt, copy(1), int(I32, rounds)))],
                TerminatorKind::SwitchInt {
                    discr: copy(5),
                    targets: vec![(0, BasicBlock(4))],
                    otherwise: BasicBlock(2),
                },
            ),
            (vec![StatementKind::StorageLive(mir::Local(4)), stop()], alloc(4, 4, 2, 3)),
            (
                vec![
                    set(local(6), Rvalue::Cast(mir::CastKind::PtrToPtr, copy(2), PTR_I32)),
                    set(local(6).deref(), Rvalue::Use(copy(1))),
                    stop(),
                    set(local(3), owner()),
                    put(4, mov(3)),
                    stop(),
                    set(local(1), binary(BinOp::Add, copy(1), int(I32, 1))),
                ],
                TerminatorKind::Drop { place: local(4), target: BasicBlock(5), unwind: None },
            ),
            (vec![put(0, int(I32, 0))], TerminatorKind::Return),
            (vec![StatementKind::StorageDead(mir::Local(4))], TerminatorKind::Goto(BasicBlock(1))),
        ],
        vec![],
    )
}

fn recorded(program: Program) -> Trace {
    let mut trace = Trace::new(Rc::new(program), Config::default());
    while !trace.record(1000) {}
    trace
}

#[test]
fn stops_are_the_stop_statements_and_the_end() {
    let trace = recorded(churn(1));
    let stops: Vec<_> = trace.stops().iter().map(|stop| (stop.step, stop.kind)).collect();
    assert_eq!(
        stops,
        [
            (1, StopKind::Statement),
            (4, StopKind::Statement),
            (8, StopKind::Statement),
            (12, StopKind::Statement),
            (15, StopKind::Statement),
            (23, StopKind::Statement),
            (27, StopKind::End),
        ]
    );
    assert_eq!(trace.line_of(1), Some(5));
    assert_eq!(trace.stop_at_line(5), Some(1));
    assert_eq!(trace.next_stop_on_line(1, 5), Some(5));
    assert_eq!(trace.next_stop_on_line(5, 5), Some(1));
    assert_eq!(trace.stop_at_step(14), 3);
}

#[test]
fn a_moment_tells_what_happened_since_the_stop_before() {
    let trace = recorded(churn(1));
    let kinds = |stop| -> Vec<String> {
        let events = trace.moment(stop).events;
        let name =
            |kind: &EventKind| format!("{kind:?}").split([' ', '{']).next().unwrap().to_owned();
        events.iter().map(|event| name(&event.kind)).collect()
    };
    assert_eq!(kinds(3), ["Alloc", "Write", "Write", "Assign", "Write", "Copied", "Assign"]);
    assert_eq!(kinds(4)[2..], ["Copied", "Assign", "Write", "Moved", "Assign"]);
    assert!(kinds(5).contains(&"Dealloc".to_owned()));
    assert!(kinds(5).contains(&"Drop".to_owned()));
}

#[test]
fn replay_equals_the_run() {
    let program = Rc::new(churn(700));
    let trace = recorded(churn(700));
    let mut machine = Machine::new(program, Config::default());
    for (index, stop) in trace.stops().iter().enumerate() {
        machine.run(stop.step - machine.steps());
        if index % 97 == 0 || index + 2 > trace.stops().len() {
            assert_eq!(trace.moment(index).machine.digest(), machine.digest(), "stop {index}");
        }
    }
}

#[test]
fn a_long_run_keeps_few_checkpoints_and_tombstones() {
    let trace = recorded(churn(100_000));
    assert!(trace.machine().steps() > 1_000_000);
    assert!(trace.checkpoint_count() <= 97);
    assert!(trace.machine().memory().iter().count() < 1000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Wherever the reader goes, going back and coming again shows the same.
    #[test]
    fn back_then_forward_is_the_identity(walk in proptest::collection::vec(0usize..3000, 1..12)) {
        thread_local! {
            static TRACE: Trace = recorded(churn(600));
        }
        TRACE.with(|trace| {
            for stop in walk {
                let stop = stop % trace.stops().len();
                let here = trace.moment(stop);
                let back = trace.moment(stop.saturating_sub(1));
                prop_assert!(stop == 0 || back.machine.steps() < here.machine.steps());
                let again = trace.moment(back.index + usize::from(stop > 0));
                prop_assert_eq!(here.machine.digest(), again.machine.digest());
                prop_assert_eq!(here.events, again.events);
                let steps = here.machine.steps();
                let mut forward = back.machine;
                forward.run(steps - forward.steps());
                prop_assert_eq!(forward.digest(), here.machine.digest());
            }
            Ok(())
        })?;
    }
}
