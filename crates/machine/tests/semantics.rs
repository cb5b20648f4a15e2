//! What single statements do.

mod support;

use mir::{
    AggregateKind, AssertKind, BasicBlock, BinOp, Callee, CastKind, Const, ConstValue, FieldIdx,
    Intrinsic, Local, Operand, Rvalue, StatementKind, TerminatorKind, VariantIdx,
};
use support::*;

const RETURN: TerminatorKind = TerminatorKind::Return;

#[test]
fn arithmetic_and_the_exit_code() {
    check(
        &[I32, PAIR],
        vec![(
            vec![
                set(local(1), binary(BinOp::AddWithOverflow, int(I32, 40), int(I32, 2))),
                put(0, Operand::Copy(local(1).field(FieldIdx(0)))),
            ],
            RETURN,
        )],
        "the program finished with status 42",
    );
}

#[test]
fn bytes_never_written_are_not_read() {
    check(
        &[I32, I32],
        vec![(vec![put(0, copy(1))], RETURN)],
        "undefined behaviour: reading 4 bytes at address 0x7fffffffdfe8, not all of which were \
         written",
    );
}

#[test]
fn heap_blocks_are_freed_once_and_not_used_after() {
    let write = |block| (vec![set(local(2).deref(), Rvalue::Use(int(I32, 7)))], block);
    let cast = || set(local(2), Rvalue::Cast(CastKind::PtrToPtr, copy(1), PTR_I32));
    let locals = [I32, PTR, PTR_I32, UNIT];
    check(
        &locals,
        vec![
            (vec![], alloc(4, 4, 1, 1)),
            (vec![cast()], TerminatorKind::Goto(BasicBlock(2))),
            write(dealloc(1, 4, 4, 3, 3)),
            (vec![put(0, Operand::Copy(local(2).deref()))], RETURN),
        ],
        "undefined behaviour: access to 4 bytes at address 0x5555555582a0, in memory that was \
         freed",
    );
    check(
        &locals,
        vec![
            (vec![], alloc(4, 4, 1, 1)),
            (vec![], dealloc(1, 4, 4, 3, 2)),
            (vec![], dealloc(1, 4, 4, 3, 3)),
            (vec![], RETURN),
        ],
        "undefined behaviour: freeing a block of 4 bytes that was freed before",
    );
    check(
        &locals,
        vec![(vec![], alloc(4, 4, 1, 1)), (vec![], dealloc(1, 8, 4, 3, 2)), (vec![], RETURN)],
        "undefined behaviour: freeing a block of 4 bytes aligned to 4 as one of 8 bytes aligned \
         to 4",
    );
    let leaks =
        run(&locals, vec![(vec![put(0, int(I32, 0))], alloc(4, 4, 1, 1)), (vec![], RETURN)]);
    assert_eq!(leaks.leaks().iter().map(|leak| leak.size).collect::<Vec<_>>(), [4]);
}

#[test]
fn an_access_is_inside_and_aligned() {
    let locals = [I32, PTR, PTR_I32, PTR];
    let at = |offset| {
        vec![
            (vec![], alloc(8, 4, 1, 1)),
            (
                vec![
                    set(local(3), binary(BinOp::Offset, copy(1), int(USIZE, offset))),
                    set(local(2), Rvalue::Cast(CastKind::PtrToPtr, copy(3), PTR_I32)),
                    set(local(2).deref(), Rvalue::Use(int(I32, 7))),
                    put(0, Operand::Copy(local(2).deref())),
                ],
                RETURN,
            ),
        ]
    };
    check(&locals, at(4), "the program finished with status 7");
    check(
        &locals,
        at(8),
        "undefined behaviour: access to 4 bytes at offset 8 of an allocation of 8 bytes",
    );
    check(
        &locals,
        at(2),
        "undefined behaviour: access at address 0x5555555582a2, which is not a multiple of 4",
    );
    check(
        &locals,
        at(9),
        "undefined behaviour: moving a pointer by 9 bytes, out of an allocation of 8",
    );
}

#[test]
fn variables_that_are_gone_are_not_used() {
    check(
        &[I32, I32, PTR_I32],
        vec![(
            vec![
                StatementKind::StorageLive(Local(1)),
                put(1, int(I32, 7)),
                set(local(2), address(local(1))),
                StatementKind::StorageDead(Local(1)),
                put(0, Operand::Copy(local(2).deref())),
            ],
            RETURN,
        )],
        "undefined behaviour: access to 4 bytes at address 0x7fffffffdfe8, in memory of a \
         variable that no longer exists",
    );
}

#[test]
fn values_are_valid() {
    check(
        &[I32, U8, BOOL],
        vec![(
            vec![
                put(1, int(U8, 2)),
                set(local(2), Rvalue::Cast(CastKind::Transmute, copy(1), BOOL)),
            ],
            RETURN,
        )],
        "undefined behaviour: the byte 0x02 is not a `bool`",
    );
    check(
        &[I32, OWNER],
        vec![(
            vec![set(
                local(1),
                Rvalue::Aggregate(AggregateKind::Adt(OWNER, VariantIdx(0)), vec![int(PTR, 0)]),
            )],
            RETURN,
        )],
        "undefined behaviour: 0x0 is not a value of `Owner`",
    );
    check(
        &[I32, PTR_I32, REF],
        vec![(vec![put(1, int(PTR_I32, 0)), set(local(2), reference(local(1).deref()))], RETURN)],
        "undefined behaviour: access to 4 bytes through a null pointer",
    );
}

#[test]
fn a_niche_tells_the_variant() {
    let none = Rvalue::Aggregate(AggregateKind::Adt(OPTION, VariantIdx(0)), vec![]);
    let some = Rvalue::Aggregate(AggregateKind::Adt(OPTION, VariantIdx(1)), vec![copy(2)]);
    let owner = Rvalue::Aggregate(AggregateKind::Adt(OWNER, VariantIdx(0)), vec![copy(3)]);
    let discriminant = set(local(0), Rvalue::Discriminant(local(1)));
    let locals = [I32, OPTION, OWNER, PTR, UNIT];
    check(
        &locals,
        vec![(vec![set(local(1), none), discriminant.clone()], RETURN)],
        "the program finished",
    );
    check(
        &locals,
        vec![
            (vec![], alloc(4, 4, 3, 1)),
            (vec![set(local(2), owner), set(local(1), some), discriminant], RETURN),
        ],
        "the program finished with status 1",
    );
}

#[test]
fn ranges_of_copy_nonoverlapping_do_not_overlap() {
    let copy_by = |by: u128, which| {
        vec![
            (vec![], alloc(8, 1, 1, 1)),
            (
                vec![],
                intrinsic(
                    Intrinsic::WriteBytes,
                    &[U8],
                    vec![copy(1), int(U8, 3), int(USIZE, 8)],
                    3,
                    2,
                ),
            ),
            (
                vec![set(local(2), binary(BinOp::Offset, copy(1), int(USIZE, by)))],
                intrinsic(which, &[U8], vec![copy(1), copy(2), int(USIZE, 4)], 3, 3),
            ),
            (vec![put(0, int(I32, 0))], RETURN),
        ]
    };
    let locals = [I32, PTR, PTR, UNIT];
    check(&locals, copy_by(4, Intrinsic::CopyNonoverlapping), "the program finished");
    check(&locals, copy_by(3, Intrinsic::Copy), "the program finished");
    check(
        &locals,
        copy_by(3, Intrinsic::CopyNonoverlapping),
        "undefined behaviour: `copy_nonoverlapping` of 4 bytes between ranges that overlap",
    );
}

#[test]
fn calls_go_to_functions() {
    let call_pointer = |operand| {
        let callee = Callee::Pointer(operand);
        vec![(vec![put(1, int(PTR, 0))], call(callee, vec![copy(1)], 2, 1)), (vec![], RETURN)]
    };
    let function = Operand::Constant(Const { ty: FN, value: ConstValue::Function(PANICS) });
    check(&[I32, PTR, UNIT], call_pointer(function), "panicked at src/main.rs:2:1: callee");
    check(
        &[I32, PTR, UNIT],
        call_pointer(int(FN, 4096)),
        "undefined behaviour: calling address 0x1000, where no function begins",
    );
}

#[test]
fn limits_end_a_run() {
    check(
        &[I32],
        vec![(vec![], TerminatorKind::Goto(BasicBlock(0)))],
        "stopped after 100000 steps",
    );
    check(
        &[I32],
        vec![(vec![], call(Callee::Fn(MAIN), vec![], 0, 1)), (vec![], RETURN)],
        "stopped after 100000 steps",
    );
    check(
        &[I32, PTR],
        vec![(vec![], alloc(1 << 30, 1, 1, 1)), (vec![], RETURN)],
        "the program asked for more than 64 MiB of heap",
    );
    let mut machine = machine::Machine::new(
        std::rc::Rc::new(program(
            &[I32, I32],
            vec![(vec![], call(Callee::Fn(MAIN), vec![], 0, 1)), (vec![], RETURN)],
            vec![],
        )),
        machine::Config::default(),
    );
    machine.run(u64::MAX);
    assert_eq!(machine.outcome().unwrap().to_string(), "the stack overflowed");
    assert_eq!(machine.frames().len(), (8 << 20) / 32);
}

#[test]
fn assertions_panic_as_rustc_words_it() {
    let assert = |cond| TerminatorKind::Assert {
        cond: int(BOOL, cond),
        expected: true,
        msg: AssertKind::BoundsCheck { len: int(USIZE, 3), index: int(USIZE, 5) },
        target: BasicBlock(1),
        unwind: None,
    };
    let machine = run(&[I32], vec![(vec![], assert(0)), (vec![], RETURN)]);
    assert_eq!(
        machine.stderr(),
        "\nthread 'main' (1) panicked at src/main.rs:2:1:\nindex out of bounds: the len is 3 but the \
         index is 5\nnote: run with `RUST_BACKTRACE=1` environment variable to display a \
         backtrace\n"
    );
    assert_eq!(machine.outcome().and_then(machine::Outcome::exit_code), Some(101));
    check(
        &[I32],
        vec![(vec![put(0, int(I32, 0))], assert(1)), (vec![], RETURN)],
        "the program finished",
    );
}

#[test]
fn unwinding_drops_and_can_be_caught() {
    let owner = Rvalue::Aggregate(AggregateKind::Adt(OWNER, VariantIdx(0)), vec![copy(1)]);
    let mut blocks = vec![
        (vec![], alloc(4, 4, 1, 1)),
        (
            vec![set(local(2), owner)],
            TerminatorKind::Call {
                callee: Callee::Fn(PANICS),
                args: vec![copy(1)],
                destination: local(3),
                target: Some(BasicBlock(2)),
                unwind: Some(BasicBlock(3)),
            },
        ),
        (vec![], RETURN),
        (vec![], TerminatorKind::Drop { place: local(2), target: BasicBlock(4), unwind: None }),
        (vec![], TerminatorKind::UnwindResume),
    ];
    let machine = run(&[I32, PTR, OWNER, UNIT], blocks.clone());
    assert_eq!(
        machine.outcome().unwrap().to_string(),
        "panicked at src/main.rs:2:1: callee",
        "the panic is where `panics` calls start_panic"
    );
    assert!(machine.leaks().is_empty());

    blocks[4].1 = TerminatorKind::Return;
    blocks[4].0 = vec![put(0, int(I32, 1))];
    let callee = body("guarded", 1, &[UNIT, PTR], vec![(vec![], RETURN)]);
    let catch = |function| {
        let function = Operand::Constant(Const { ty: FN, value: ConstValue::Function(function) });
        let args = vec![function, int(PTR, 0), copy(2)];
        vec![
            (
                vec![put(1, int(PTR, 0)), set(local(2), address(local(1)))],
                intrinsic(Intrinsic::CatchUnwind, &[], args, 3, 1),
            ),
            (vec![set(local(0), Rvalue::Cast(CastKind::IntToInt, copy(3), I32))], RETURN),
        ]
    };
    let init = body("COUNT", 0, &[I32], vec![(vec![put(0, int(I32, 5))], RETURN)]);
    for (function, expect) in [
        (PANICS, "the program finished with status 1"),
        (mir::FnId(EXTRA.0 + 1), "the program finished"),
    ] {
        let locals = [I32, PTR, PTR_PTR, BOOL];
        let machine = run_with(&locals, catch(function), vec![init.clone(), callee.clone()]);
        assert_eq!(machine.outcome().unwrap().to_string(), expect);
        assert!(!machine.is_panicking());
    }
}

#[test]
fn statics_are_initialised_uncounted_and_keep_their_value() {
    let init = body("COUNT", 0, &[I32], vec![(vec![put(0, int(I32, 5))], RETURN)]);
    let pointer = Operand::Constant(Const { ty: PTR_I32, value: ConstValue::Pointer(STATIC) });
    let deref = local(1).deref();
    let machine = run_with(
        &[I32, PTR_I32],
        vec![(
            vec![
                put(1, pointer),
                set(deref.clone(), binary(BinOp::Add, Operand::Copy(deref.clone()), int(I32, 1))),
                put(0, Operand::Copy(deref)),
            ],
            RETURN,
        )],
        vec![init],
    );
    assert_eq!(machine.outcome().unwrap().exit_code(), Some(6));
    assert_eq!(machine.steps(), 4);
}

#[test]
fn literals_are_read_only() {
    let pointer = Operand::Constant(Const { ty: PTR, value: ConstValue::Pointer(LITERAL) });
    check(
        &[I32, PTR],
        vec![(vec![put(1, pointer), set(local(1).deref(), Rvalue::Use(int(U8, 0)))], RETURN)],
        "undefined behaviour: writing to read-only memory",
    );
}

#[test]
fn what_is_moved_out_is_marked_until_written_again() {
    let owner = || Rvalue::Aggregate(AggregateKind::Adt(OWNER, VariantIdx(0)), vec![copy(1)]);
    let mut machine = machine::Machine::new(
        std::rc::Rc::new(program(
            &[I32, PTR, OWNER, OWNER],
            vec![
                (vec![], alloc(4, 4, 1, 1)),
                (vec![set(local(2), owner()), put(3, mov(2)), put(2, mov(3))], RETURN),
            ],
            vec![],
        )),
        machine::Config::default(),
    );
    let marks = |machine: &machine::Machine| {
        [2, 3].map(|index| machine.local(0, Local(index)).unwrap().ghosts.len())
    };
    machine.run(2);
    assert_eq!(marks(&machine), [0, 0]);
    machine.run(1);
    assert_eq!(marks(&machine), [1, 0]);
    machine.run(1);
    assert_eq!(marks(&machine), [0, 1]);
}

#[test]
fn a_damaged_program_does_not_panic() {
    check(
        &[I32],
        vec![(vec![put(9, int(I32, 1))], RETURN)],
        "malformed program: there is no local _9 (in `main`, bb0)",
    );
    check(
        &[I32],
        vec![(vec![], TerminatorKind::Goto(BasicBlock(7)))],
        "malformed program: a jump to bb7, which does not exist (in `main`, bb0)",
    );
    check(
        &[I32, PAIR],
        vec![(vec![put(0, copy(1))], RETURN)],
        "malformed program: assignment of a `(i32, bool)` to a `i32` (in `main`, bb0)",
    );
    check(
        &[I32, mir::TyId(999)],
        vec![(vec![], RETURN)],
        "malformed program: there is no type 999 (in `?`, bb0)",
    );
}
