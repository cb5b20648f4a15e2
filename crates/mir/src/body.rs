//! Functions: statements and terminators (rustc's `rustc_middle::mir::syntax`).

use serde::{Deserialize, Serialize};

use crate::{BasicBlock, FieldIdx, FnId, Intrinsic, Local, Operand, Place, Span, TyId, VariantIdx};

/// One function instance.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Body {
    /// As the reader would call it: `main`, `Vec::<i32>::push`, `main::{closure#0}`.
    pub name: String,
    /// Who wrote it.
    pub kind: BodyKind,
    /// The whole item.
    pub span: Span,
    /// `#[track_caller]`: panics inside are reported at the caller.
    pub track_caller: bool,
    /// `extern "C"` and the like: a panic that would leave it aborts the program.
    pub no_unwind: bool,
    /// `_1..=_arg_count` are the arguments. A closure's body has two: the closure itself (by
    /// value or reference) and the tuple of its arguments.
    pub arg_count: u32,
    /// `_0`, arguments, variables, temporaries.
    pub locals: Vec<LocalDecl>,
    /// Names the reader gave to places: variables, arguments, captures.
    pub var_debug_info: Vec<VarDebugInfo>,
    /// The control-flow graph; execution starts at block 0.
    pub blocks: Vec<BasicBlockData>,
}

/// Who wrote a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum BodyKind {
    /// The reader: the player stops in it.
    User,
    /// `ministd`: stepped over unless the reader asks to go into it.
    Std,
    /// The compiler: drop glue, vtable shims, the initialiser of a const or static.
    Shim,
}

/// A local of a body.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LocalDecl {
    /// Its type.
    pub ty: TyId,
    /// What made it.
    pub kind: LocalKind,
    /// Where it was declared.
    pub span: Span,
}

/// What made a local.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LocalKind {
    /// `_0`.
    Return,
    /// A parameter.
    Arg {
        /// Bound by `mut name`. True for parameters that have no name.
        mutable: bool,
    },
    /// A `let`, `for` or `match` binding the reader wrote.
    Var {
        /// Declared `mut`.
        mutable: bool,
    },
    /// A temporary of an expression.
    Temp,
    /// A drop flag: whether a variable still has to be dropped.
    DropFlag,
}

/// A name for a place (rustc's `VarDebugInfo`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct VarDebugInfo {
    /// The name in the source.
    pub name: String,
    /// A local, or for a closure's capture a path from `_1`.
    pub place: Place,
    /// Where the name may be used.
    pub scope: Span,
}

/// Statements that run in order, then one terminator.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BasicBlockData {
    /// In order.
    pub statements: Vec<Statement>,
    /// What comes next.
    pub terminator: Terminator,
    /// Runs only while a panic unwinds.
    pub is_cleanup: bool,
}

/// One statement.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Statement {
    /// The source that asked for it.
    pub span: Span,
    /// What it does.
    pub kind: StatementKind,
}

/// What a statement does.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum StatementKind {
    /// `place = rvalue`.
    Assign(Place, Rvalue),
    /// The local's memory exists from here, uninitialised.
    StorageLive(Local),
    /// The local's memory is gone.
    StorageDead(Local),
    /// Writes the tag of a variant and nothing else: the state of a coroutine.
    SetDiscriminant(Place, VariantIdx),
    /// Where the player may stop: a moment of the source. Does nothing.
    Stop(Stop),
}

/// A moment at which the player stops, before what it names happens.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Stop {
    /// The function was entered; its parameters hold their arguments.
    Enter,
    /// A `let` or expression statement, or the tail expression of a block.
    Statement,
    /// The scrutinee of `if`, `match`, `while`, or the `next()` of a `for`; with the source that it
    /// may lead to: the body of `if`, `while` and `for`, the arms of `match`. Only where something
    /// in it stops: then a next stop inside says that the way was taken.
    Condition(Vec<Span>),
    /// A variable or temporary with drop glue goes out of scope.
    Drop(Place),
    /// A block ends that has variables; they are still there.
    BlockEnd,
    /// The function is about to return; `_0` holds the result. What needs no drop is still there.
    Return,
}

/// How a block ends.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Terminator {
    /// The source that asked for it.
    pub span: Span,
    /// What it does.
    pub kind: TerminatorKind,
}

/// What a terminator does.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum TerminatorKind {
    /// Go on at a block.
    Goto(BasicBlock),
    /// Choose a block by the bits of an integer, bool or char.
    SwitchInt {
        /// The value.
        discr: Operand,
        /// Value (zero-extended bits) and block.
        targets: Vec<(u128, BasicBlock)>,
        /// Where any other value goes.
        otherwise: BasicBlock,
    },
    /// Leave the function with `_0`.
    Return,
    /// Go on unwinding in the caller.
    UnwindResume,
    /// Never reached; reaching it is undefined behaviour.
    Unreachable,
    /// Run the drop glue of the place's type.
    Drop {
        /// What is dropped.
        place: Place,
        /// Then.
        target: BasicBlock,
        /// If the glue panics.
        unwind: Option<BasicBlock>,
    },
    /// Call a function.
    Call {
        /// What is called.
        callee: Callee,
        /// The arguments, moved or copied into the callee's `_1..`.
        args: Vec<Operand>,
        /// Where the result goes.
        destination: Place,
        /// Then; `None` when the callee returns `!`.
        target: Option<BasicBlock>,
        /// If the callee panics.
        unwind: Option<BasicBlock>,
    },
    /// Panic unless `cond == expected`.
    Assert {
        /// A bool.
        cond: Operand,
        /// What it should be.
        expected: bool,
        /// What the panic says.
        msg: AssertKind,
        /// Then.
        target: BasicBlock,
        /// If it panics.
        unwind: Option<BasicBlock>,
    },
    /// Suspends a coroutine. Only in bodies that were not yet made a function that is called again
    /// and again (`mir_dataflow::coroutine`): the machine never sees it.
    Yield {
        /// Where it goes on.
        resume: BasicBlock,
        /// Gets what it is resumed with.
        resume_arg: Place,
        /// Where it goes on when it is dropped instead.
        drop: Option<BasicBlock>,
    },
    /// The end of dropping a suspended coroutine. Only beside `Yield`.
    CoroutineDrop,
    /// Reached code that the front end could not lower. Running it ends the program with status
    /// `unsupported`: never a guess.
    Unsupported(String),
}

/// What a call calls.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Callee {
    /// A function known at compile time.
    Fn(FnId),
    /// An operation of the machine, with its type arguments.
    Intrinsic(Intrinsic, Vec<TyId>),
    /// A function pointer.
    Pointer(Operand),
    /// A method of a trait object: the entry of the vtable of the first argument, counted after
    /// drop, size and align.
    Virtual(u32),
}

/// Why an `Assert` panics (rustc's `AssertKind`); the message is made by the machine as rustc
/// words it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum AssertKind {
    /// Index out of bounds.
    BoundsCheck {
        /// Number of elements.
        len: Operand,
        /// The index.
        index: Operand,
    },
    /// Arithmetic overflow of this operation.
    Overflow(BinOp),
    /// Negation of the smallest value.
    OverflowNeg,
    /// Division by zero.
    DivisionByZero,
    /// Remainder by zero.
    RemainderByZero,
    /// Polled an `async` block or function that had already returned.
    ResumedAfterReturn,
    /// Polled an `async` block or function that had panicked.
    ResumedAfterPanic,
}

/// A value computed by a statement (rustc's `Rvalue`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Rvalue {
    /// The operand itself.
    Use(Operand),
    /// `[operand; n]`.
    Repeat(Operand, u64),
    /// `&place`, `&mut place`.
    Ref(BorrowKind, Place),
    /// `&raw const place`, `&raw mut place`.
    RawPtr(Mutability, Place),
    /// A conversion to the type.
    Cast(CastKind, Operand, TyId),
    /// Two operands of one type (for shifts, of any two integer types).
    BinaryOp(BinOp, Operand, Operand),
    /// One operand.
    UnaryOp(UnOp, Operand),
    /// The discriminant of an enum as its discriminant type (`isize` unless `repr` says).
    Discriminant(Place),
    /// A struct, tuple, array, closure or enum value from its fields.
    Aggregate(AggregateKind, Vec<Operand>),
    /// The number of elements of an array or slice place.
    Len(Place),
}

/// What an aggregate builds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum AggregateKind {
    /// An array of the element type.
    Array(TyId),
    /// A tuple, struct, closure or enum variant of this type, one operand for each field.
    Adt(TyId, VariantIdx),
    /// A union: one operand for the named field.
    Union(TyId, FieldIdx),
}

/// The kind of a borrow.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum BorrowKind {
    /// `&`.
    Shared,
    /// `&mut`.
    Mut {
        /// An automatic borrow of a method receiver, active only when the call happens.
        two_phase: bool,
    },
}

/// Shared or exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Mutability {
    /// Shared, or `*const`.
    Not,
    /// Exclusive, or `*mut`.
    Mut,
}

/// A conversion (rustc's `CastKind`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum CastKind {
    /// Between integers, from bool or char or a fieldless enum's discriminant to an integer, and
    /// from `u8` to `char`: truncate, or extend by the sign of the source.
    IntToInt,
    /// Float to integer, saturating.
    FloatToInt,
    /// Integer to float.
    IntToFloat,
    /// Float to float.
    FloatToFloat,
    /// Between raw pointers (also from a reference), dropping the metadata if the target is thin.
    PtrToPtr,
    /// A pointer's address, exposing its provenance.
    PointerExposeProvenance,
    /// An address made a pointer.
    PointerWithExposedProvenance,
    /// A function item or closure without captures to a function pointer.
    ReifyFnPointer(FnId),
    /// A thin pointer to an array becomes one to a slice of this many elements. Also through
    /// `Box`, `Rc` and the like: the pointer field is found by layout.
    UnsizeSlice(u64),
    /// A thin pointer becomes one to a trait object with this vtable.
    UnsizeDyn(crate::GlobalId),
    /// A pointer to a trait object becomes one to an object of a supertrait: the vtable is that in
    /// this entry of the old one. Also through `Box`, `Rc` and the like.
    UpcastDyn(u32),
    /// The same bytes as another type of the same size.
    Transmute,
}

/// A binary operator. The `WithOverflow` forms yield `(T, bool)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum BinOp {
    /// Wrapping addition.
    Add,
    /// Wrapping subtraction.
    Sub,
    /// Wrapping multiplication.
    Mul,
    /// Division, truncating.
    Div,
    /// Remainder, with the sign of the dividend.
    Rem,
    /// Exclusive or.
    BitXor,
    /// And.
    BitAnd,
    /// Or.
    BitOr,
    /// Shift left by the amount modulo the width.
    Shl,
    /// Shift right by the amount modulo the width.
    Shr,
    /// Equal.
    Eq,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Not equal.
    Ne,
    /// Greater or equal.
    Ge,
    /// Greater.
    Gt,
    /// Three-way comparison, as an `Ordering`.
    Cmp,
    /// Addition and whether it overflowed.
    AddWithOverflow,
    /// Subtraction and whether it overflowed.
    SubWithOverflow,
    /// Multiplication and whether it overflowed.
    MulWithOverflow,
    /// Pointer and count of elements: `ptr.add`, in bounds.
    Offset,
}

/// A unary operator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum UnOp {
    /// Logical or bitwise complement.
    Not,
    /// Negation, wrapping.
    Neg,
    /// The length or vtable of a fat pointer; `()` of a thin one.
    PtrMetadata,
}
