//! Statements and terminators: what each asks of the regions in the types of its places.

use borrowck::Category;
use hir_def::CallableDefId;
use hir_ty::{
    db::HirDatabase,
    next_solver::{EarlyBinder, Predicate, Region, Ty, TyKind},
};
use mir::{
    AggregateKind, BorrowKind, CastKind, Local, LocalKind, Mutability, Operand, Place, Rvalue,
    Span, StatementKind, TerminatorKind,
};
use mir_dataflow::Location;
use rustc_type_ir::{
    TypeFoldable, Upcast,
    inherent::{GenericArgs as _, IntoKind, Region as _, Ty as _},
};

use super::{CheckedBody, RegionCx, constraints::Why, written::FillHoles};

impl<'db> RegionCx<'_, 'db> {
    /// Types the whole body.
    pub(super) fn statements(&mut self, body: &mir::Body, done: &mut Vec<CheckedBody>) {
        for (index, block) in body.blocks.iter().enumerate() {
            let block_id = mir::BasicBlock(index as u32);
            for (statement, node) in block.statements.iter().enumerate() {
                if let StatementKind::Assign(place, rvalue) = &node.kind {
                    let at = Location { block: block_id, statement };
                    self.assign(body, place, rvalue, node.span, at, done);
                }
            }
            let span = block.terminator.span;
            if let TerminatorKind::Call { callee, args, destination, .. } = &block.terminator.kind {
                self.call(body, callee, args, destination, span);
            }
        }
    }

    /// What an assignment to the place is for.
    pub(super) fn category(&self, body: &mir::Body, place: &Place) -> Category {
        match place.as_local() {
            Some(Local::RETURN) => Category::Return,
            Some(local) => match body.locals[local.index()].kind {
                LocalKind::Var { .. } | LocalKind::Arg { .. } => Category::Assignment,
                _ => Category::Boring,
            },
            None => Category::Assignment,
        }
    }

    fn assign(
        &mut self,
        body: &mir::Body,
        place: &Place,
        rvalue: &Rvalue,
        span: Span,
        at: Location,
        done: &mut Vec<CheckedBody>,
    ) {
        let Some(place_ty) = self.place_ty(place, span) else {
            self.skip(span, "the type of a place");
            return;
        };
        // Nothing without regions constrains any.
        if let Rvalue::Cast(kind, operand, _) = rvalue {
            let why = Why { category: self.category(body, place), span: self.value_span(span) };
            self.annotate_cast(place_ty, span);
            self.cast(*kind, operand, place_ty, why);
            return;
        }
        let Some(ty) = self.rvalue_ty(rvalue, place_ty, span, at, done) else { return };
        let why = Why { category: self.category(body, place), span: self.value_span(span) };
        self.subtype(ty, place_ty, why);
    }

    /// The type of an rvalue; none when it has no regions, or its parts were related to the
    /// place's already.
    fn rvalue_ty(
        &mut self,
        rvalue: &Rvalue,
        place_ty: Ty<'db>,
        span: Span,
        at: Location,
        done: &mut Vec<CheckedBody>,
    ) -> Option<Ty<'db>> {
        let why = Why::boring(span);
        match rvalue {
            Rvalue::Use(operand) => self.operand_ty(operand, span),
            Rvalue::Ref(kind, place) => {
                let inner = self.place_ty(place, span)?;
                let region = self.fresh();
                self.borrows.push((at, region));
                self.reborrow(place, region, why);
                let mutability = match kind {
                    BorrowKind::Shared => hir_ty::next_solver::Mutability::Not,
                    BorrowKind::Mut { .. } => hir_ty::next_solver::Mutability::Mut,
                };
                // A pattern's part of an array: its length is not that of the place.
                let inner = match place.projection.last() {
                    Some(mir::PlaceElem::Subslice { .. }) => match place_ty.kind() {
                        TyKind::Ref(_, to, _) => {
                            self.relate_elements(inner, to, why);
                            to
                        }
                        _ => return None,
                    },
                    _ => inner,
                };
                Some(Ty::new_ref(self.cx.interner, region, inner, mutability))
            }
            Rvalue::RawPtr(mutability, place) => {
                let inner = self.place_ty(place, span)?;
                Some(match mutability {
                    Mutability::Not => Ty::new_imm_ptr(self.cx.interner, inner),
                    Mutability::Mut => {
                        Ty::new_ptr(self.cx.interner, inner, hir_ty::next_solver::Mutability::Mut)
                    }
                })
            }
            Rvalue::Repeat(operand, _) => {
                let ty = self.operand_ty(operand, span)?;
                self.relate_to_element(ty, place_ty, why);
                None
            }
            Rvalue::Aggregate(AggregateKind::Array(_), operands) => {
                for operand in operands {
                    if let Some(ty) = self.operand_ty(operand, span) {
                        self.relate_to_element(ty, place_ty, why);
                    }
                }
                None
            }
            Rvalue::Aggregate(
                AggregateKind::Adt(id, _) | AggregateKind::Union(id, _),
                operands,
            ) => {
                let erased = self.cx.ty_source(*id);
                let ty = match erased.kind() {
                    TyKind::Closure(..) | TyKind::Coroutine(..) => {
                        self.closure(erased, operands, span, done)
                    }
                    _ => self.renumber(erased),
                };
                if let TyKind::Adt(def, args) = ty.kind() {
                    self.annotate_path(def.def_id().into(), args, span);
                    self.well_formed(ty, why);
                }
                for (index, operand) in operands.iter().enumerate() {
                    let (variant, index) = match rvalue {
                        Rvalue::Aggregate(AggregateKind::Union(_, field), _) => {
                            (mir::VariantIdx(0), field.index())
                        }
                        Rvalue::Aggregate(AggregateKind::Adt(_, variant), _) => (*variant, index),
                        _ => (mir::VariantIdx(0), index),
                    };
                    let Some(operand_ty) = self.operand_ty(operand, span) else { continue };
                    match self.field_ty(ty, variant, index, span) {
                        Some(field) => self.subtype(operand_ty, field, why),
                        None => self.skip(span, "the type of a field"),
                    }
                }
                Some(ty)
            }
            Rvalue::Cast(..)
            | Rvalue::BinaryOp(..)
            | Rvalue::UnaryOp(..)
            | Rvalue::Discriminant(_)
            | Rvalue::Len(_) => None,
        }
    }

    fn relate_to_element(&mut self, ty: Ty<'db>, array: Ty<'db>, why: Why) {
        if let TyKind::Array(element, _) = array.kind() {
            self.subtype(ty, element, why);
        }
    }

    fn relate_elements(&mut self, from: Ty<'db>, to: Ty<'db>, why: Why) {
        if let (
            TyKind::Array(from, _) | TyKind::Slice(from),
            TyKind::Array(to, _) | TyKind::Slice(to),
        ) = (from.kind(), to.kind())
        {
            self.subtype(from, to, why);
        }
    }

    pub(super) fn operand_ty(&mut self, operand: &Operand, span: Span) -> Option<Ty<'db>> {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => {
                let ty = self.place_ty(place, span);
                if ty.is_none() {
                    self.skip(span, "the type of a place");
                }
                ty
            }
            Operand::Constant(constant) => Some(self.constant_ty(constant, span)),
        }
    }

    /// Constants and statics have the type of their declaration, with its lifetimes.
    fn constant_ty(&mut self, constant: &mir::Const, span: Span) -> Ty<'db> {
        let erased = self.cx.ty_source(constant.ty);
        let why = Why::boring(span);
        let declared = match constant.value {
            mir::ConstValue::Global(global) => self.cx.const_of(global).map(|(id, args)| {
                let args = self.renumber(args);
                self.annotate_path(id.into(), args, span);
                let ty = self.cx.db.type_for_const(id).skip_binder();
                let ty = EarlyBinder::bind(ty).instantiate(self.cx.interner, args).skip_norm_wip();
                self.normalize(ty, why)
            }),
            mir::ConstValue::Pointer(global) => self.cx.static_of(global).and_then(|id| {
                let interner = self.cx.interner;
                let ty = self.cx.db.type_for_static(id).skip_binder();
                let ty = ty.fold_with(&mut FillHoles {
                    interner,
                    depth: 0,
                    keeps_objects: true,
                    fresh: &mut || Region::new_static(interner),
                });
                let ty = self.normalize(ty, why);
                match erased.kind() {
                    TyKind::RawPtr(_, mutability) => {
                        Some(Ty::new_ptr(self.cx.interner, ty, mutability))
                    }
                    TyKind::Ref(_, _, mutability) => {
                        let region = Region::new_static(self.cx.interner);
                        Some(Ty::new_ref(self.cx.interner, region, ty, mutability))
                    }
                    _ => None,
                }
            }),
            _ => None,
        };
        if let Some(ty) = declared
            && self.same_shape(ty, erased)
        {
            return ty;
        }
        let ty = self.renumber(erased);
        if let TyKind::FnDef(def, args) = ty.kind()
            && let CallableDefId::FunctionId(function) = def.0
        {
            self.annotate_path(function.into(), args, span);
        }
        ty
    }

    fn cast(&mut self, kind: CastKind, operand: &Operand, target: Ty<'db>, why: Why) {
        let Some(from) = self.operand_ty(operand, why.span) else { return };
        match kind {
            CastKind::UnsizeSlice(_) | CastKind::UnsizeDyn(_) => {
                let category = match why.category {
                    // The destination says more.
                    Category::Return => Category::Return,
                    _ => Category::Cast,
                };
                self.coerce(from, target, Why { category, ..why });
            }
            CastKind::ReifyFnPointer(_) => {
                let sig = match from.kind() {
                    TyKind::FnDef(def, args) => self.item_sig(def.0, args),
                    TyKind::Closure(_, args) => {
                        let interner = self.cx.interner;
                        let safety = hir_ty::next_solver::abi::Safety::Safe;
                        Some(interner.signature_unclosure(args.as_closure().sig(), safety))
                    }
                    _ => None,
                };
                if let Some(sig) = sig {
                    let sig = self.normalize(sig, why);
                    let pointer = Ty::new_fn_ptr(self.cx.interner, sig);
                    self.subtype(pointer, target, why);
                }
            }
            CastKind::Transmute => match (from.kind(), target.kind()) {
                (TyKind::Ref(..), TyKind::Ref(..)) | (TyKind::Adt(..), TyKind::Adt(..)) => {
                    self.coerce(from, target, why);
                }
                _ => {}
            },
            // Raw pointers hold nothing to their regions.
            _ => {}
        }
    }

    /// An unsizing coercion, also inside of a smart pointer.
    fn coerce(&mut self, from: Ty<'db>, to: Ty<'db>, why: Why) {
        match (from.kind(), to.kind()) {
            (TyKind::Ref(from_region, from, _), TyKind::Ref(region, to, _)) => {
                self.outlives(from_region, region, why);
                self.unsize(from, to, why);
            }
            (TyKind::Adt(def, from_args), TyKind::Adt(to_def, to_args)) if def == to_def => {
                for (from_arg, to_arg) in from_args.as_slice().iter().zip(to_args.as_slice()) {
                    match (from_arg.kind(), to_arg.kind()) {
                        (
                            rustc_type_ir::GenericArgKind::Type(from),
                            rustc_type_ir::GenericArgKind::Type(to),
                        ) => self.coerce(from, to, why),
                        (
                            rustc_type_ir::GenericArgKind::Lifetime(from),
                            rustc_type_ir::GenericArgKind::Lifetime(to),
                        ) => {
                            self.outlives(from, to, why);
                        }
                        _ => {}
                    }
                }
            }
            _ => self.unsize(from, to, why),
        }
    }

    fn unsize(&mut self, from: Ty<'db>, to: Ty<'db>, why: Why) {
        match (from.kind(), to.kind()) {
            (TyKind::Array(..), TyKind::Slice(..)) => self.relate_elements(from, to, why),
            (TyKind::Dynamic(_, from_region), TyKind::Dynamic(_, region)) => {
                self.outlives(from_region, region, why);
            }
            (_, TyKind::Dynamic(bounds, region)) => {
                self.type_outlives(from, region, why);
                let interner = self.cx.interner;
                let predicates: Vec<Predicate<'db>> = bounds
                    .iter()
                    .map(|bound| bound.with_self_ty(interner, from).upcast(interner))
                    .collect();
                self.prove(predicates, why);
            }
            (TyKind::Adt(def, from_args), TyKind::Adt(to_def, to_args)) if def == to_def => {
                if let (Some(from), Some(to)) = (from_args.types().last(), to_args.types().last()) {
                    self.unsize(from, to, why);
                }
            }
            _ => self.subtype(from, to, why),
        }
    }
}
