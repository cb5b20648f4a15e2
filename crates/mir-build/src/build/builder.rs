//! The body under construction.

use hir_ty::next_solver::{Mutability as TyMutability, Region as TyRegion, Ty};
use mir::{
    BasicBlock, BasicBlockData, BinOp, Const, ConstValue, Local, LocalDecl, LocalKind, Operand,
    Place, PlaceElem, Rvalue, Span, Statement, StatementKind, Stop, Terminator, TerminatorKind,
    TyId, VarDebugInfo,
};
use rustc_hash::FxHashMap;
use rustc_type_ir::inherent::Ty as _;

use super::{
    scope::Scopes,
    thir::{Capture, Owner, Scope, Thir, Var},
};
use crate::cx::{Cx, Unsupported};

/// The locals of a variable.
#[derive(Clone, Copy)]
pub(super) struct VarLocals {
    pub(super) local: Local,
    /// In the guard of its arm: a reference to the matched place.
    pub(super) in_guard: Option<Local>,
}

/// Builds one body. Code is added to the current block; what cannot be lowered ends it with
/// `Unsupported` and goes on in a block that is never reached.
pub(super) struct Builder<'a, 'db> {
    pub(super) cx: &'a mut Cx<'db>,
    pub(super) thir: &'a Thir<'db>,
    pub(super) owner: &'a Owner<'db>,
    pub(super) var_scopes: &'a FxHashMap<Var, Scope>,
    /// What the closure holds, when this is the body of one.
    pub(super) captures: &'a [Capture],
    /// The closure is `*_1`.
    pub(super) captures_by_ref: bool,
    /// This is an `async` body: each capture is an argument of its own.
    pub(super) is_coroutine: bool,
    /// The player stops in it.
    pub(super) is_user: bool,
    /// The temporaries of a constant that have no scope are statics.
    pub(super) is_constant: bool,
    /// This is the value of a promoted expression.
    pub(super) is_static_value: bool,
    pub(super) locals: Vec<LocalDecl>,
    /// The type of each local, as the front end has it.
    pub(super) local_tys: Vec<Ty<'db>>,
    pub(super) blocks: Vec<PendingBlock>,
    /// Where code is added.
    pub(super) block: BasicBlock,
    pub(super) scopes: Scopes,
    pub(super) vars: FxHashMap<Var, VarLocals>,
    pub(super) var_debug_info: Vec<VarDebugInfo>,
    /// Variables that are references to what they match, while a guard is lowered.
    pub(super) guard_vars: Vec<Var>,
    pub(super) unit_temp: Option<Local>,
}

#[derive(Default)]
pub(super) struct PendingBlock {
    pub(super) statements: Vec<Statement>,
    pub(super) terminator: Option<Terminator>,
    pub(super) is_cleanup: bool,
}

impl PendingBlock {
    /// A block that was left open is never reached.
    pub(super) fn finish(self, span: Span) -> BasicBlockData {
        let unreachable = Terminator { span, kind: TerminatorKind::Unreachable };
        BasicBlockData {
            statements: self.statements,
            terminator: self.terminator.unwrap_or(unreachable),
            is_cleanup: self.is_cleanup,
        }
    }
}

impl<'db> Builder<'_, 'db> {
    pub(super) fn new_block(&mut self) -> BasicBlock {
        self.blocks.push(PendingBlock::default());
        BasicBlock(self.blocks.len() as u32 - 1)
    }

    /// Adds a statement to the current block.
    pub(super) fn push(&mut self, span: Span, kind: StatementKind) {
        self.blocks[self.block.index()].statements.push(Statement { span, kind });
    }

    pub(super) fn assign(&mut self, place: impl Into<Place>, rvalue: Rvalue, span: Span) {
        self.push(span, StatementKind::Assign(place.into(), rvalue));
    }

    /// Ends the current block; there is no current one until `self.block` is set.
    pub(super) fn terminate(&mut self, span: Span, kind: TerminatorKind) {
        let block = &mut self.blocks[self.block.index()];
        if block.terminator.is_none() {
            block.terminator = Some(Terminator { span, kind });
        }
    }

    pub(super) fn goto(&mut self, target: BasicBlock, span: Span) {
        self.terminate(span, TerminatorKind::Goto(target));
    }

    /// Ends the current block and goes on where nothing comes.
    pub(super) fn diverge(&mut self, span: Span, kind: TerminatorKind) {
        self.terminate(span, kind);
        self.block = self.new_block();
    }

    /// The program ends here, with the reason.
    pub(super) fn unsupported(&mut self, span: Span, why: impl Into<String>) {
        self.diverge(span, TerminatorKind::Unsupported(why.into()));
    }

    pub(super) fn report(&mut self, span: Span, unsupported: Unsupported) {
        self.unsupported(span, unsupported.why);
    }

    /// A marker where the player stops.
    pub(super) fn stop(&mut self, stop: Stop, span: Span) {
        if self.is_user && span.is_user() {
            self.push(span, StatementKind::Stop(stop));
        }
    }

    /// The type's id. A type that cannot be laid out ends the program here.
    pub(super) fn ty(&mut self, ty: Ty<'db>, span: Span) -> TyId {
        match self.cx.ty(ty) {
            Ok(id) => id,
            Err(unsupported) => {
                self.report(span, unsupported);
                self.unit_ty()
            }
        }
    }

    pub(super) fn unit_ty(&mut self) -> TyId {
        let unit = Ty::new_empty_tuple(self.cx.interner);
        // `()` has a layout.
        self.cx.ty(unit).unwrap_or(TyId(0))
    }

    pub(super) fn usize_ty(&self) -> Ty<'db> {
        self.cx.interner.default_types().types.usize
    }

    pub(super) fn bool_ty(&self) -> Ty<'db> {
        self.cx.interner.default_types().types.bool
    }

    pub(super) fn ref_ty(&self, ty: Ty<'db>, mutability: TyMutability) -> Ty<'db> {
        let region = TyRegion::new_erased(self.cx.interner);
        Ty::new_ref(self.cx.interner, region, ty, mutability)
    }

    pub(super) fn local(&mut self, ty: Ty<'db>, kind: LocalKind, span: Span) -> Local {
        let id = self.ty(ty, span);
        self.locals.push(LocalDecl { ty: id, kind, span });
        self.local_tys.push(ty);
        Local(self.locals.len() as u32 - 1)
    }

    pub(super) fn temp(&mut self, ty: Ty<'db>, span: Span) -> Local {
        self.local(ty, LocalKind::Temp, span)
    }

    /// A temporary of type `()` that nobody reads.
    pub(super) fn unit_temp(&mut self, span: Span) -> Local {
        match self.unit_temp {
            Some(local) => local,
            None => {
                let unit = Ty::new_empty_tuple(self.cx.interner);
                let local = self.temp(unit, span);
                self.unit_temp = Some(local);
                local
            }
        }
    }

    pub(super) fn constant(&mut self, ty: Ty<'db>, value: ConstValue, span: Span) -> Operand {
        let ty = self.ty(ty, span);
        Operand::Constant(Const { ty, value })
    }

    pub(super) fn scalar(&mut self, ty: Ty<'db>, bits: u128, span: Span) -> Operand {
        self.constant(ty, ConstValue::Scalar(bits), span)
    }

    pub(super) fn assign_unit(&mut self, place: &Place, span: Span) {
        let unit = Ty::new_empty_tuple(self.cx.interner);
        let value = self.constant(unit, ConstValue::ZeroSized, span);
        self.assign(place.clone(), Rvalue::Use(value), span);
    }

    /// Reads a place: copies, or moves when the type is not `Copy`.
    pub(super) fn consume(&mut self, place: Place, ty: Ty<'db>) -> Operand {
        if self.cx.is_copy(ty) { Operand::Copy(place) } else { Operand::Move(place) }
    }

    /// A new temporary with a `bool` computed from two operands.
    pub(super) fn compare(&mut self, op: BinOp, lhs: Operand, rhs: Operand, span: Span) -> Local {
        let bool = self.bool_ty();
        let result = self.temp(bool, span);
        self.assign(result, Rvalue::BinaryOp(op, lhs, rhs), span);
        result
    }

    /// Goes to the first block when the operand is true.
    pub(super) fn branch(&mut self, cond: Operand, span: Span) -> (BasicBlock, BasicBlock) {
        let (then, otherwise) = (self.new_block(), self.new_block());
        let targets = vec![(0, otherwise)];
        self.terminate(span, TerminatorKind::SwitchInt { discr: cond, targets, otherwise: then });
        (then, otherwise)
    }
}

/// Where a place starts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum PlaceBase {
    Local(Local),
    /// A variable of the function around the closure.
    Upvar(Var),
}

/// A place whose captured part is not yet found (rustc's `PlaceBuilder`).
#[derive(Clone, PartialEq, Debug)]
pub(super) struct PlaceBuilder {
    pub(super) base: PlaceBase,
    pub(super) projection: Vec<PlaceElem>,
}

impl From<Local> for PlaceBuilder {
    fn from(local: Local) -> Self {
        Self { base: PlaceBase::Local(local), projection: Vec::new() }
    }
}

impl From<Place> for PlaceBuilder {
    fn from(place: Place) -> Self {
        Self { base: PlaceBase::Local(place.local), projection: place.projection }
    }
}

impl PlaceBuilder {
    pub(super) fn project(mut self, elem: PlaceElem) -> Self {
        self.projection.push(elem);
        self
    }

    pub(super) fn clone_project(&self, elem: PlaceElem) -> Self {
        self.clone().project(elem)
    }
}
