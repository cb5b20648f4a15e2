//! The typed high-level IR of one body (rustc's THIR): every adjustment, operator call and scope of
//! temporaries is an expression of its own, and every type is concrete.

mod assertion;
mod awaiting;
mod block;
mod closure;
mod cx;
mod expr;
mod format_args;
mod literal;
mod ops;
mod path;
mod pattern;
mod region;
mod stringify;
mod visit;

use hir_def::{FunctionId, hir::BindingId};
use hir_ty::next_solver::{GenericArgs, Ty};
use mir::{BinOp, BorrowKind, ConstValue, FieldIdx, Mutability, Span, TyId, UnOp, VariantIdx};

pub(super) use closure::{Capture, CaptureElem};
pub(super) use cx::{BodyParts, Owner, ThirCx};

/// An expression of a [`Thir`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct ExprId(u32);

/// A region of the source at whose end variables or temporaries are dropped.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Scope(pub(super) u32);

/// A variable: one that was written, or one of a desugared destructuring assignment.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Var {
    /// Written by the author, or made by the front end for `for` and `?`.
    Binding(BindingId),
    /// The value of one place of a destructuring assignment; or what is awaited, and its result.
    Assigned(u32),
    /// What an `async` body is polled with.
    Context,
}

/// The expressions of one body.
#[derive(Default)]
pub(super) struct Thir<'db> {
    exprs: Vec<Expr<'db>>,
    scopes: u32,
}

impl<'db> Thir<'db> {
    pub(super) fn push(&mut self, expr: Expr<'db>) -> ExprId {
        self.exprs.push(expr);
        ExprId(self.exprs.len() as u32 - 1)
    }

    pub(super) fn scope(&mut self) -> Scope {
        self.scopes += 1;
        Scope(self.scopes)
    }
}

impl<'db> std::ops::Index<ExprId> for Thir<'db> {
    type Output = Expr<'db>;

    fn index(&self, id: ExprId) -> &Expr<'db> {
        &self.exprs[id.0 as usize]
    }
}

#[derive(Clone)]
pub(super) struct Expr<'db> {
    pub(super) ty: Ty<'db>,
    pub(super) span: Span,
    /// Where a temporary that holds the value lives; none inside the initialiser of a constant
    /// whose temporaries live for ever.
    pub(super) temp_scope: Option<Scope>,
    pub(super) kind: ExprKind<'db>,
}

/// Named as in rustc's `thir::ExprKind`.
#[derive(Clone)]
pub(super) enum ExprKind<'db> {
    /// Everything scheduled in the scope is dropped after the value.
    Scope {
        scope: Scope,
        value: ExprId,
    },
    /// `scope` holds the bindings of `let` in the condition and, since edition 2024, temporaries.
    If {
        scope: Scope,
        cond: ExprId,
        then: ExprId,
        otherwise: Option<ExprId>,
    },
    /// A pattern as a condition.
    Let {
        expr: ExprId,
        pat: Box<Pat<'db>>,
    },
    /// `&&` or `||`.
    LogicalOp {
        and: bool,
        lhs: ExprId,
        rhs: ExprId,
    },
    Match {
        scrutinee: ExprId,
        arms: Vec<Arm<'db>>,
        source: MatchSource,
    },
    Block(Box<Block<'db>>),
    /// Breaks target the scope around the loop.
    Loop {
        body: ExprId,
    },
    Break {
        target: Scope,
        value: Option<ExprId>,
    },
    Continue {
        target: Scope,
    },
    Return {
        value: Option<ExprId>,
    },
    /// The value, whose temporaries are dropped first.
    Use {
        source: ExprId,
    },
    NeverToAny {
        source: ExprId,
    },
    Call {
        fun: Fun<'db>,
        args: Vec<ExprId>,
    },
    Borrow {
        kind: BorrowKind,
        arg: ExprId,
    },
    RawBorrow {
        mutability: Mutability,
        arg: ExprId,
    },
    Assign {
        lhs: ExprId,
        rhs: ExprId,
    },
    AssignOp {
        op: BinOp,
        lhs: ExprId,
        rhs: ExprId,
    },
    Binary {
        op: BinOp,
        lhs: ExprId,
        rhs: ExprId,
    },
    Unary {
        op: UnOp,
        arg: ExprId,
    },
    Cast {
        source: ExprId,
    },
    PointerCoercion {
        cast: Coercion,
        source: ExprId,
    },
    Field {
        base: ExprId,
        variant: Option<VariantIdx>,
        field: FieldIdx,
    },
    Index {
        base: ExprId,
        index: ExprId,
    },
    Deref {
        arg: ExprId,
    },
    Var(Var),
    /// A struct, variant or union.
    Adt {
        variant: VariantIdx,
        fields: Vec<(FieldIdx, ExprId)>,
        base: Option<ExprId>,
        is_union: bool,
    },
    Array {
        fields: Vec<ExprId>,
    },
    Tuple {
        fields: Vec<ExprId>,
    },
    Repeat {
        value: ExprId,
        count: u64,
    },
    Closure {
        upvars: Vec<ExprId>,
    },
    Constant {
        value: ConstValue,
        origin: ConstOrigin,
    },
    /// Suspends the coroutine.
    Yield,
    /// `const { .. }`: evaluated once.
    InlineConst {
        value: ExprId,
    },
    Unsupported(String),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ConstOrigin {
    /// A literal or function item.
    Literal,
    /// A `const` item.
    Named,
    /// The address of a `static`.
    Static,
}

/// What a call calls.
#[derive(Clone)]
pub(super) enum Fun<'db> {
    Def(FunctionId, GenericArgs<'db>),
    Pointer(ExprId),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Coercion {
    /// Function item or closure to function pointer.
    Reify,
    Unsize,
    /// `*mut T` to `*const T`, and safe to unsafe function pointers.
    Same,
    /// `*const [T; N]` to `*const T`.
    ArrayToPointer,
}

/// What a `match` was written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum MatchSource {
    Normal,
    /// The outer match of a `for`, that holds the iterator.
    ForIter,
    /// The inner match of a `for`, on `next()`.
    ForNext,
    Try,
    /// On what is awaited, and on what it answers.
    Await,
}

#[derive(Clone)]
pub(super) struct Arm<'db> {
    pub(super) pat: Pat<'db>,
    pub(super) guard: Option<ExprId>,
    pub(super) body: ExprId,
    pub(super) scope: Scope,
    pub(super) span: Span,
}

#[derive(Clone)]
pub(super) struct Block<'db> {
    pub(super) scope: Scope,
    /// `break 'label value` may leave it.
    pub(super) targeted_by_break: bool,
    pub(super) stmts: Vec<Stmt<'db>>,
    pub(super) expr: Option<ExprId>,
    pub(super) span: Span,
    /// Made by the front end: the player does not stop at its statements.
    pub(super) desugared: bool,
}

#[derive(Clone)]
pub(super) enum Stmt<'db> {
    Expr {
        scope: Scope,
        expr: ExprId,
    },
    Let {
        /// From the statement to the end of the block; none when the bindings live in a scope
        /// that is already open (`super let`).
        remainder_scope: Option<Scope>,
        /// The statement itself; none for `super let`, whose temporaries are not its own.
        init_scope: Option<Scope>,
        pat: Box<Pat<'db>>,
        init: Option<ExprId>,
        else_block: Option<ExprId>,
        span: Span,
    },
}

#[derive(Clone)]
pub(super) struct Pat<'db> {
    pub(super) ty: Ty<'db>,
    pub(super) span: Span,
    pub(super) kind: PatKind<'db>,
}

/// Named as in rustc's `thir::PatKind`.
#[derive(Clone)]
pub(super) enum PatKind<'db> {
    Wild,
    Binding {
        var: Var,
        mode: BindingMode,
        subpattern: Option<Box<Pat<'db>>>,
    },
    Variant {
        variant: VariantIdx,
        subpatterns: Vec<(FieldIdx, Pat<'db>)>,
    },
    /// A struct or tuple.
    Leaf {
        subpatterns: Vec<(FieldIdx, Pat<'db>)>,
    },
    Deref {
        subpattern: Box<Pat<'db>>,
    },
    Constant {
        value: PatConst<'db>,
    },
    Range {
        lo: Option<PatConst<'db>>,
        hi: Option<PatConst<'db>>,
        inclusive: bool,
    },
    Slice {
        prefix: Vec<Pat<'db>>,
        slice: Option<Box<Pat<'db>>>,
        suffix: Vec<Pat<'db>>,
    },
    Or {
        pats: Vec<Pat<'db>>,
    },
    Unsupported(String),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BindingMode {
    ByValue,
    ByRef(Mutability),
}

/// A value to compare with.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct PatConst<'db> {
    pub(super) ty: Ty<'db>,
    pub(super) ty_id: TyId,
    pub(super) value: ConstValue,
}

impl PatConst<'_> {
    /// The bits, when they are known here.
    pub(super) fn bits(&self) -> Option<u128> {
        match self.value {
            ConstValue::Scalar(bits) => Some(bits),
            _ => None,
        }
    }
}

impl<'db> Pat<'db> {
    /// Calls `f` for each variable, once for each place where it is bound, in source order.
    pub(super) fn each_binding(&self, f: &mut impl FnMut(Var, BindingMode, Ty<'db>, Span)) {
        match &self.kind {
            PatKind::Binding { var, mode, subpattern } => {
                f(*var, *mode, self.ty, self.span);
                if let Some(subpattern) = subpattern {
                    subpattern.each_binding(f);
                }
            }
            PatKind::Variant { subpatterns, .. } | PatKind::Leaf { subpatterns } => {
                subpatterns.iter().for_each(|(_, pat)| pat.each_binding(f));
            }
            PatKind::Deref { subpattern } => subpattern.each_binding(f),
            PatKind::Slice { prefix, slice, suffix } => {
                prefix.iter().for_each(|pat| pat.each_binding(f));
                slice.iter().for_each(|pat| pat.each_binding(f));
                suffix.iter().for_each(|pat| pat.each_binding(f));
            }
            // Every alternative binds the same variables.
            PatKind::Or { pats } => pats.iter().take(1).for_each(|pat| pat.each_binding(f)),
            PatKind::Wild
            | PatKind::Constant { .. }
            | PatKind::Range { .. }
            | PatKind::Unsupported(_) => {}
        }
    }
}
