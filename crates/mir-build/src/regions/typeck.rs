//! Statements and terminators: what each asks of the regions in the types of its places.

use borrowck::Category;
use hir_def::CallableDefId;
use hir_ty::{
    GenericPredicates,
    next_solver::{
        Clause, EarlyBinder, FnSig, GenericArgs, PolyFnSig, Predicate, Region, RegionKind, Ty,
        TyKind,
        infer::traits::{Obligation, ObligationCause},
        obligation_ctxt::ObligationCtxt,
    },
};
use mir::{
    AggregateKind, BorrowKind, Callee, CastKind, Local, LocalKind, Mutability, Operand, Place,
    Rvalue, Span, StatementKind, TerminatorKind,
};
use mir_dataflow::Location;
use rustc_type_ir::{
    TypeVisitableExt, Upcast,
    inherent::{GenericArgs as _, IntoKind, Ty as _},
};

use super::{
    CheckedBody, RegionCx,
    constraints::{Why, free_regions},
    signature::{fn_sig, region_bound},
};
use crate::cx::Instance;

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
    fn category(&self, body: &mir::Body, place: &Place) -> Category {
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
            let why = Why { category: self.category(body, place), span };
            self.cast(*kind, operand, place_ty, why);
            return;
        }
        let Some(ty) = self.rvalue_ty(rvalue, place_ty, span, at, done) else { return };
        let why = Why { category: self.category(body, place), span };
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

    fn operand_ty(&mut self, operand: &Operand, span: Span) -> Option<Ty<'db>> {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => {
                let ty = self.place_ty(place, span);
                if ty.is_none() {
                    self.skip(span, "the type of a place");
                }
                ty
            }
            Operand::Constant(constant) => {
                let erased = self.cx.ty_source(constant.ty);
                Some(self.renumber(erased))
            }
        }
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

    /// Lets the trait solver show the predicates; what it needs of regions is asked.
    fn prove(&mut self, predicates: Vec<Predicate<'db>>, why: Why) {
        let param_env = self.param_env();
        let mut ocx = ObligationCtxt::new(&self.infcx);
        for predicate in predicates {
            ocx.register_obligation(Obligation {
                cause: ObligationCause::dummy(),
                recursion_depth: 0,
                param_env,
                predicate,
            });
        }
        // What does not hold was reported by the front end.
        let _ = ocx.try_evaluate_obligations();
        self.drain(why);
    }

    /// The signature of a function item or constructor with the arguments put in.
    fn item_sig(&self, def: CallableDefId, args: GenericArgs<'db>) -> Option<PolyFnSig<'db>> {
        use hir_ty::db::HirDatabase;
        let interner = self.cx.interner;
        let sig = match def {
            CallableDefId::FunctionId(function) => fn_sig(self.cx, function),
            _ => self.cx.db.callable_item_signature(def).skip_binder(),
        };
        Some(EarlyBinder::bind(sig).instantiate(interner, args).skip_norm_wip())
    }

    fn call(
        &mut self,
        body: &mir::Body,
        callee: &Callee,
        args: &[Operand],
        destination: &Place,
        span: Span,
    ) {
        let result = Why { category: self.category(body, destination), span };
        let Some(sig) = self.callee_sig(callee, span) else { return };
        let boring = Why::boring(span);
        let arguments = Why { category: Category::CallArgument, span };
        let inputs = sig.inputs().to_vec();
        for (operand, input) in args.iter().zip(inputs) {
            let input = self.normalize(input, boring);
            if let Some(ty) = self.operand_ty(operand, span) {
                self.subtype(ty, input, arguments);
            }
        }
        let Some(place_ty) = self.place_ty(destination, span) else { return };
        let output = self.result_ty(&sig, boring);
        if !output.is_never() {
            self.subtype(output, place_ty, result);
        }
    }

    /// The result of a call. What `impl Trait` stands for may hold the regions it captures.
    fn result_ty(&mut self, sig: &FnSig<'db>, why: Why) -> Ty<'db> {
        let declared = sig.output();
        let before = self.infcx.num_region_vars() as u32;
        let output = self.normalize(declared, why);
        if !declared.has_opaque_types() {
            return output;
        }
        let captured: Vec<Region<'db>> =
            sig.inputs().iter().flat_map(|&input| free_regions(input)).collect();
        for hidden in free_regions(output) {
            let rustc_type_ir::RegionKind::ReVar(vid) = hidden.kind() else { continue };
            if vid.as_u32() >= before {
                for &region in &captured {
                    self.outlives(region, hidden, why);
                }
            }
        }
        output
    }

    /// The signature of what is called, its regions fresh, its bounds asked for.
    fn callee_sig(&mut self, callee: &Callee, span: Span) -> Option<FnSig<'db>> {
        match callee {
            Callee::Fn(id) => {
                let Some(Instance::Fn(function, args)) = self.cx.instance_of(*id).cloned() else {
                    self.skip(span, "a call of what no one wrote");
                    return None;
                };
                let args = self.renumber(args);
                let sig = self.item_sig(function.into(), args)?;
                let fresh = &self.infcx;
                let mut opened: Vec<(u32, Region<'db>)> = Vec::new();
                let sig = self.open(sig, |bound| {
                    let number = bound.var.as_u32();
                    match opened.iter().find(|(it, _)| *it == number) {
                        Some(&(_, region)) => region,
                        None => {
                            let region = fresh.next_region_var(hir_ty::Span::Dummy);
                            opened.push((number, region));
                            region
                        }
                    }
                });
                let interner = self.cx.interner;
                let clauses: Vec<Clause<'db>> =
                    GenericPredicates::query_all(self.cx.db, function.into())
                        .skip_binder()
                        .collect();
                for pair in clauses.iter().copied().filter_map(region_bound) {
                    // The front end leaves lifetimes of the signature's binder in bounds.
                    let find = |region: Region<'db>| match region.kind() {
                        RegionKind::ReBound(_, bound) => opened
                            .iter()
                            .find(|(number, _)| *number == bound.var.as_u32())
                            .map(|(_, region)| *region),
                        _ => Some(
                            EarlyBinder::bind(region).instantiate(interner, args).skip_norm_wip(),
                        ),
                    };
                    if let (Some(sup), Some(sub)) = (find(pair.0), find(pair.1)) {
                        self.outlives(sup, sub, Why { category: Category::Predicate, span });
                    }
                }
                let predicates = clauses
                    .into_iter()
                    .filter(|&clause| {
                        region_bound(clause).is_none() && !clause.has_escaping_bound_vars()
                    })
                    .map(|clause| {
                        EarlyBinder::bind(clause)
                            .instantiate(interner, args)
                            .skip_norm_wip()
                            .upcast(interner)
                    })
                    .collect();
                self.prove(predicates, Why { category: Category::Predicate, span });
                Some(sig)
            }
            Callee::Pointer(operand) => {
                let ty = self.operand_ty(operand, span)?;
                let TyKind::FnPtr(sig, header) = ty.kind() else { return None };
                let sig = sig.with(header);
                let fresh = &self.infcx;
                let mut opened: Vec<(u32, Region<'db>)> = Vec::new();
                Some(self.open(sig, |bound| {
                    let number = bound.var.as_u32();
                    match opened.iter().find(|(it, _)| *it == number) {
                        Some(&(_, region)) => region,
                        None => {
                            let region = fresh.next_region_var(hir_ty::Span::Dummy);
                            opened.push((number, region));
                            region
                        }
                    }
                }))
            }
            Callee::Intrinsic(..) | Callee::Virtual(_) => None,
        }
    }
}
