//! A body under construction, statement by statement.

use hir_ty::next_solver::{GenericArg, Mutability, Ty};
use mir::{
    AggregateKind, BasicBlock, BasicBlockData, Body, BodyKind, BorrowKind, Callee, Const,
    ConstValue, Local, LocalDecl, LocalKind, Operand, Place, Rvalue, Span, Statement,
    StatementKind, Terminator, TerminatorKind, TyId, VariantIdx,
};

use crate::cx::{Cx, Result};

pub(super) struct Builder<'cx, 'db> {
    pub(super) cx: &'cx mut Cx<'db>,
    body: Body,
    span: Span,
    current: BasicBlock,
    /// Borrow copies instead of the fields of a packed struct.
    pub(super) is_packed: bool,
    tys: Vec<Option<Ty<'db>>>,
}

impl<'cx, 'db> Builder<'cx, 'db> {
    /// A body with nothing but its return place; `span` is what asked for it.
    pub(super) fn new(cx: &'cx mut Cx<'db>, name: String, span: Option<Span>) -> Self {
        let span = span.unwrap_or(cx.no_span());
        let body = Body {
            name,
            kind: BodyKind::Shim,
            span,
            track_caller: false,
            no_unwind: false,
            arg_count: 0,
            locals: Vec::new(),
            var_debug_info: Vec::new(),
            blocks: Vec::new(),
        };
        let mut this =
            Self { cx, body, span, current: BasicBlock::START, is_packed: false, tys: Vec::new() };
        this.current = this.block(false);
        this
    }

    /// A body with a signature.
    pub(super) fn with_signature(
        cx: &'cx mut Cx<'db>,
        name: String,
        args: &[Ty<'db>],
        result: Ty<'db>,
    ) -> Result<Self> {
        let mut this = Self::new(cx, name, None);
        this.declare(result, LocalKind::Return)?;
        for &arg in args {
            this.declare(arg, LocalKind::Arg { mutable: true })?;
        }
        this.body.arg_count = args.len() as u32;
        Ok(this)
    }

    pub(super) fn finish(self) -> Body {
        self.body
    }

    pub(super) fn arg(&self, index: u32) -> Local {
        Local(index + 1)
    }

    pub(super) fn temp(&mut self, ty: Ty<'db>) -> Result<Local> {
        self.declare(ty, LocalKind::Temp)
    }

    pub(super) fn ty_of(&self, local: Local) -> TyId {
        self.body.locals[local.index()].ty
    }

    fn declare(&mut self, ty: Ty<'db>, kind: LocalKind) -> Result<Local> {
        let id = self.cx.ty(ty)?;
        let local = Local(self.body.locals.len() as u32);
        self.body.locals.push(LocalDecl { ty: id, kind, span: self.span });
        self.tys.push(Some(ty));
        Ok(local)
    }

    /// A new block, to be filled after [`Builder::switch_to`].
    pub(super) fn block(&mut self, is_cleanup: bool) -> BasicBlock {
        let id = BasicBlock(self.body.blocks.len() as u32);
        let terminator = Terminator { span: self.span, kind: TerminatorKind::Unreachable };
        self.body.blocks.push(BasicBlockData { statements: Vec::new(), terminator, is_cleanup });
        id
    }

    pub(super) fn switch_to(&mut self, block: BasicBlock) {
        self.current = block;
    }

    pub(super) fn terminate(&mut self, kind: TerminatorKind) {
        self.body.blocks[self.current.index()].terminator = Terminator { span: self.span, kind };
    }

    pub(super) fn assign(&mut self, place: impl Into<Place>, rvalue: Rvalue) {
        let kind = StatementKind::Assign(place.into(), rvalue);
        let statement = Statement { span: self.span, kind };
        self.body.blocks[self.current.index()].statements.push(statement);
    }

    /// Calls, and goes on in a new block.
    pub(super) fn call(
        &mut self,
        callee: Callee,
        args: Vec<Operand>,
        destination: impl Into<Place>,
        unwind: Option<BasicBlock>,
    ) {
        let is_cleanup = self.body.blocks[self.current.index()].is_cleanup;
        let next = self.block(is_cleanup);
        let destination = destination.into();
        self.terminate(TerminatorKind::Call {
            callee,
            args,
            destination,
            target: Some(next),
            unwind,
        });
        self.switch_to(next);
    }

    pub(super) fn ret(&mut self) {
        self.terminate(TerminatorKind::Return);
    }

    /// A constant of an integer type, `bool` or `char`.
    pub(super) fn scalar(&mut self, ty: Ty<'db>, bits: u128) -> Result<Operand> {
        let ty = self.cx.ty(ty)?;
        Ok(Operand::Constant(Const { ty, value: ConstValue::Scalar(bits) }))
    }

    /// A string literal.
    pub(super) fn str(&mut self, text: &str) -> Result<Operand> {
        let global = self.cx.literal(text.as_bytes(), self.span);
        let str_ty = self.cx.interner.default_types().types.str;
        let ty = self.cx.ref_ty(str_ty, Mutability::Not);
        let ty = self.cx.ty(ty)?;
        let value = ConstValue::Slice(global, text.len() as u64);
        Ok(Operand::Constant(Const { ty, value }))
    }

    /// A struct, tuple, closure or enum value into a place.
    pub(super) fn aggregate(
        &mut self,
        place: impl Into<Place>,
        ty: Ty<'db>,
        variant: VariantIdx,
        fields: Vec<Operand>,
    ) -> Result<()> {
        let ty = self.cx.ty(ty)?;
        self.assign(place, Rvalue::Aggregate(AggregateKind::Adt(ty, variant), fields));
        Ok(())
    }

    /// `&place` in a new temporary; `ty` is the place's type.
    pub(super) fn borrow(&mut self, place: Place, ty: Ty<'db>) -> Result<Operand> {
        let mut place = place;
        if self.is_packed {
            let copy = self.temp(ty)?;
            self.assign(copy, Rvalue::Use(Operand::Copy(place)));
            place = copy.into();
        }
        let ref_ty = self.cx.ref_ty(ty, Mutability::Not);
        let temp = self.temp(ref_ty)?;
        self.assign(temp, Rvalue::Ref(BorrowKind::Shared, place));
        Ok(Operand::Copy(temp.into()))
    }

    /// `&mut place` in a new temporary; `ty` is the place's type.
    pub(super) fn borrow_mut(&mut self, place: Place, ty: Ty<'db>) -> Result<Operand> {
        let ref_ty = self.cx.ref_ty(ty, Mutability::Mut);
        let temp = self.temp(ref_ty)?;
        self.assign(temp, Rvalue::Ref(BorrowKind::Mut { two_phase: false }, place));
        Ok(Operand::Move(temp.into()))
    }

    /// Resolves a trait's method for a self type.
    pub(super) fn trait_callee(
        &mut self,
        trait_id: Option<hir_def::TraitId>,
        name: &str,
        args: &[GenericArg<'db>],
    ) -> Result<Callee> {
        let method = trait_id.and_then(|id| self.cx.trait_method(id, name));
        match method {
            Some(method) => {
                let args = self.cx.fn_args(method, args);
                self.cx.callee(method, args, self.span)
            }
            None => self.cx.unsupported(self.span, format!("`{name}` is not declared")),
        }
    }

    pub(super) fn unsupported<T>(&self, why: impl Into<String>) -> Result<T> {
        self.cx.unsupported(self.span, why)
    }
}
