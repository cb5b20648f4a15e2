//! Programs of a few MIR statements, made by hand.

#![allow(dead_code, reason = "no test uses all of it")]

use std::rc::Rc;

use machine::{Config, Machine};
use mir::{
    Adt, AdtKind, BasicBlock, BasicBlockData, BinOp, Body, BodyKind, BorrowKind, Callee, Const,
    ConstValue, Field, FieldIdx, FileId, FnId, Global, GlobalId, GlobalKind, Intrinsic, Local,
    LocalDecl, LocalKind, Mutability, Operand, Place, PlaceElem, Program, Rvalue, SourceFile, Span,
    Statement, StatementKind, Stop, Tag, Terminator, TerminatorKind, Ty, TyId, TyKind, Variant,
};

pub const UNIT: TyId = TyId(0);
pub const BOOL: TyId = TyId(1);
pub const U8: TyId = TyId(2);
pub const I32: TyId = TyId(3);
pub const USIZE: TyId = TyId(4);
/// `*mut u8`
pub const PTR: TyId = TyId(5);
/// `*mut i32`
pub const PTR_I32: TyId = TyId(6);
/// `&i32`
pub const REF: TyId = TyId(7);
pub const STR: TyId = TyId(8);
/// `&str`
pub const STR_REF: TyId = TyId(9);
/// `fn(*mut u8)`
pub const FN: TyId = TyId(10);
/// `(i32, bool)`
pub const PAIR: TyId = TyId(11);
/// A struct of one `*mut u8` that may not be null, not `Copy`, with drop glue `GLUE`.
pub const OWNER: TyId = TyId(12);
/// `*mut OWNER`
pub const PTR_OWNER: TyId = TyId(13);
/// `*mut bool`
pub const PTR_BOOL: TyId = TyId(14);
pub const NEVER: TyId = TyId(15);
/// `Option<Owner>`, with `None` in the niche.
pub const OPTION: TyId = TyId(16);
/// `*const *mut u8`, as `catch_unwind` wants it.
pub const PTR_PTR: TyId = TyId(17);

/// The function under test; every fixture has it first. It is `start` and `main` at once.
pub const MAIN: FnId = FnId(0);
/// `fn(&str) -> !`, calls `start_panic`.
pub const PANIC: FnId = FnId(1);
/// Drop glue of `OWNER`: frees a block of 4 bytes.
pub const GLUE: FnId = FnId(2);
/// `fn(*mut u8)`, panics with "callee".
pub const PANICS: FnId = FnId(3);
/// Functions that a test adds.
pub const EXTRA: FnId = FnId(4);

/// The literal "callee".
pub const LITERAL: GlobalId = GlobalId(0);
/// `static mut COUNT: i32`, initialised by the extra function 0.
pub const STATIC: GlobalId = GlobalId(1);

/// The text of the fixtures: each statement is on its own line, as a span of one byte.
pub const LINES: usize = 200;

pub fn span(line: usize) -> Span {
    Span { file: FileId::USER, lo: 2 * line as u32, hi: 2 * line as u32 + 1 }
}

fn ty(name: &str, size: u64, align: u64, kind: TyKind) -> Ty {
    Ty { name: name.to_owned(), size, align, is_copy: true, drop_glue: None, kind }
}

fn field(name: &str, ty: TyId, offset: u64) -> Field {
    Field { name: name.to_owned(), ty, offset }
}

fn adt(name: &str, kind: AdtKind, variants: Vec<Variant>, tag: Tag) -> Adt {
    Adt {
        name: name.to_owned(),
        args: Vec::new(),
        kind,
        is_std: false,
        variants,
        tag,
        valid_range: None,
        discr: None,
        drop_impl: None,
        is_box: false,
        pack: None,
        is_coroutine: false,
    }
}

fn variant(name: &str, discr: i128, fields: Vec<Field>) -> Variant {
    Variant { name: name.to_owned(), discr, fields, is_uninhabited: false }
}

fn types() -> Vec<Ty> {
    let pointer = |to| TyKind::RawPtr(to, Mutability::Mut);
    let mut owner = adt(
        "Owner",
        AdtKind::Struct,
        vec![variant("Owner", 0, vec![field("0", PTR, 0)])],
        Tag::Single(0),
    );
    owner.valid_range = Some((1, u128::from(u64::MAX)));
    let option = adt(
        "Option",
        AdtKind::Enum,
        vec![variant("None", 0, vec![]), variant("Some", 1, vec![field("0", OWNER, 0)])],
        Tag::Niche { offset: 0, size: 8, untagged: 1, first: 0, last: 0, start: 0 },
    );
    vec![
        ty("()", 0, 1, TyKind::Tuple(vec![])),
        ty("bool", 1, 1, TyKind::Bool),
        ty("u8", 1, 1, TyKind::Int { signed: false }),
        ty("i32", 4, 4, TyKind::Int { signed: true }),
        ty("usize", 8, 8, TyKind::Int { signed: false }),
        ty("*mut u8", 8, 8, pointer(U8)),
        ty("*mut i32", 8, 8, pointer(I32)),
        ty("&i32", 8, 8, TyKind::Ref(I32, Mutability::Not)),
        ty("str", 0, 1, TyKind::Str),
        ty("&str", 16, 8, TyKind::Ref(STR, Mutability::Not)),
        ty("fn(*mut u8)", 8, 8, TyKind::FnPtr),
        ty("(i32, bool)", 8, 4, TyKind::Tuple(vec![field("0", I32, 0), field("1", BOOL, 4)])),
        Ty { is_copy: false, drop_glue: Some(GLUE), ..ty("Owner", 8, 8, TyKind::Adt(owner)) },
        ty("*mut Owner", 8, 8, pointer(OWNER)),
        ty("*mut bool", 8, 8, pointer(BOOL)),
        ty("!", 0, 1, TyKind::Never),
        Ty { is_copy: false, ..ty("Option<Owner>", 8, 8, TyKind::Adt(option)) },
        ty("*mut *mut u8", 8, 8, pointer(PTR)),
    ]
}

pub fn local(index: u32) -> Place {
    Place::from(Local(index))
}

pub fn copy(index: u32) -> Operand {
    Operand::Copy(local(index))
}

pub fn mov(index: u32) -> Operand {
    Operand::Move(local(index))
}

pub fn int(ty: TyId, bits: u128) -> Operand {
    Operand::Constant(Const { ty, value: ConstValue::Scalar(bits) })
}

pub fn set(place: impl Into<Place>, rvalue: Rvalue) -> StatementKind {
    StatementKind::Assign(place.into(), rvalue)
}

/// `_index = operand`
pub fn put(index: u32, operand: Operand) -> StatementKind {
    set(local(index), Rvalue::Use(operand))
}

pub fn binary(op: BinOp, left: Operand, right: Operand) -> Rvalue {
    Rvalue::BinaryOp(op, left, right)
}

pub fn address(place: Place) -> Rvalue {
    Rvalue::RawPtr(Mutability::Mut, place)
}

pub fn reference(place: Place) -> Rvalue {
    Rvalue::Ref(BorrowKind::Shared, place)
}

pub fn stop() -> StatementKind {
    StatementKind::Stop(Stop::Statement)
}

pub fn call(callee: Callee, args: Vec<Operand>, to: u32, target: u32) -> TerminatorKind {
    TerminatorKind::Call {
        callee,
        args,
        destination: local(to),
        target: Some(BasicBlock(target)),
        unwind: None,
    }
}

pub fn intrinsic(
    intrinsic: Intrinsic,
    types: &[TyId],
    args: Vec<Operand>,
    to: u32,
    target: u32,
) -> TerminatorKind {
    call(Callee::Intrinsic(intrinsic, types.to_vec()), args, to, target)
}

/// `_to = alloc(size, align)`, then block `target`.
pub fn alloc(size: u128, align: u128, to: u32, target: u32) -> TerminatorKind {
    intrinsic(Intrinsic::Alloc, &[], vec![int(USIZE, size), int(USIZE, align)], to, target)
}

/// Frees `_pointer`; the result goes to `_unit`.
pub fn dealloc(pointer: u32, size: u128, align: u128, unit: u32, target: u32) -> TerminatorKind {
    let args = vec![copy(pointer), int(USIZE, size), int(USIZE, align)];
    intrinsic(Intrinsic::Dealloc, &[], args, unit, target)
}

pub type Blocks = Vec<(Vec<StatementKind>, TerminatorKind)>;

pub fn body(name: &str, args: u32, locals: &[TyId], blocks: Blocks) -> Body {
    let mut line = 0;
    let mut next = || {
        line += 1;
        span(line)
    };
    Body {
        name: name.to_owned(),
        kind: BodyKind::User,
        span: Span { file: FileId::USER, lo: 0, hi: 2 * LINES as u32 },
        track_caller: false,
        no_unwind: false,
        arg_count: args,
        locals: locals
            .iter()
            .map(|&ty| LocalDecl { ty, kind: LocalKind::Temp, span: span(0) })
            .collect(),
        var_debug_info: Vec::new(),
        blocks: blocks
            .into_iter()
            .map(|(statements, terminator)| BasicBlockData {
                statements: statements
                    .into_iter()
                    .map(|kind| Statement { span: next(), kind })
                    .collect(),
                terminator: Terminator { span: next(), kind: terminator },
                is_cleanup: false,
            })
            .collect(),
    }
}

/// `fn main() -> i32` of these locals and blocks, with more functions.
pub fn program(locals: &[TyId], blocks: Blocks, extra: Vec<Body>) -> Program {
    let text = "x\n".repeat(LINES);
    let start_panic = |message: Operand, len: Operand| TerminatorKind::Call {
        callee: Callee::Intrinsic(Intrinsic::StartPanic, vec![]),
        args: vec![message, len, int(PTR, 0), int(BOOL, 0)],
        destination: local(0),
        target: None,
        unwind: None,
    };
    let mut panic = body(
        "panic",
        1,
        &[NEVER, STR_REF, PTR, USIZE],
        vec![(
            vec![
                set(local(2), Rvalue::Cast(mir::CastKind::PtrToPtr, copy(1), PTR)),
                set(local(3), Rvalue::UnaryOp(mir::UnOp::PtrMetadata, copy(1))),
            ],
            start_panic(copy(2), copy(3)),
        )],
    );
    panic.track_caller = true;
    panic.kind = BodyKind::Std;
    let mut glue = body(
        "drop_in_place::<Owner>",
        1,
        &[UNIT, PTR_OWNER, PTR],
        vec![
            (
                vec![put(2, Operand::Copy(local(1).deref().field(FieldIdx(0))))],
                dealloc(2, 4, 4, 0, 1),
            ),
            (vec![], TerminatorKind::Return),
        ],
    );
    glue.kind = BodyKind::Shim;
    let literal = Operand::Constant(Const { ty: PTR, value: ConstValue::Pointer(LITERAL) });
    let panics =
        body("panics", 1, &[UNIT, PTR], vec![(vec![], start_panic(literal, int(USIZE, 6)))]);
    let mut bodies = vec![body("main", 0, locals, blocks), panic, glue, panics];
    let mut globals = vec![Global { kind: GlobalKind::Literal(b"callee".to_vec()), span: span(0) }];
    if !extra.is_empty() {
        let name = "COUNT".to_owned();
        globals.push(Global {
            kind: GlobalKind::Static { name, ty: I32, mutable: true, init: EXTRA },
            span: span(0),
        });
    }
    bodies.extend(extra);
    Program {
        files: vec![SourceFile::new("src/main.rs".to_owned(), text)],
        types: types(),
        bodies,
        globals,
        start: MAIN,
        main: MAIN,
        panic: PANIC,
        str_ref: STR_REF,
        location: UNIT,
        allocator: None,
    }
}

/// Runs `main`.
pub fn run(locals: &[TyId], blocks: Blocks) -> Machine {
    run_with(locals, blocks, Vec::new())
}

pub fn run_with(locals: &[TyId], blocks: Blocks, extra: Vec<Body>) -> Machine {
    let config = Config { max_steps: 100_000, ..Config::default() };
    let mut machine = Machine::new(Rc::new(program(locals, blocks, extra)), config);
    machine.run(u64::MAX);
    machine
}

/// Runs `main` and says how it ended.
#[track_caller]
pub fn check(locals: &[TyId], blocks: Blocks, expect: &str) {
    let machine = run(locals, blocks);
    let outcome = machine.outcome().map(ToString::to_string);
    assert_eq!(outcome.as_deref(), Some(expect));
}

pub fn index(place: Place, local: u32) -> Place {
    place.project(PlaceElem::Index(Local(local)))
}
