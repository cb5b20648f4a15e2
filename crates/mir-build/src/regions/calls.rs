//! Calls: the signature of what is called, its bounds, and its arguments.

use borrowck::Category;
use hir_def::CallableDefId;
use hir_ty::{
    GenericPredicates,
    db::HirDatabase,
    next_solver::{
        Clause, EarlyBinder, FnSig, GenericArgs, PolyFnSig, Predicate, Region, RegionKind, Ty,
        TyKind,
        infer::traits::{Obligation, ObligationCause},
        obligation_ctxt::ObligationCtxt,
    },
};
use mir::{Callee, Operand, Place, Span};
use rustc_type_ir::{TypeVisitableExt, Upcast, inherent::IntoKind};

use super::{
    RegionCx,
    constraints::{Why, free_regions},
    signature::{fn_sig, region_bound},
};
use crate::cx::Instance;

impl<'db> RegionCx<'_, 'db> {
    /// Types a call.
    pub(super) fn call(
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
            self.well_formed(input, boring);
            if let Some(ty) = self.operand_ty(operand, span) {
                self.subtype(ty, input, arguments);
            }
        }
        let Some(place_ty) = self.place_ty(destination, span) else { return };
        let output = self.result_ty(&sig, boring);
        self.well_formed(output, boring);
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
                self.annotate_path(function.into(), args, span);
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

    /// Lets the trait solver show the predicates; what it needs of regions is asked.
    pub(super) fn prove(&mut self, predicates: Vec<Predicate<'db>>, why: Why) {
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
    pub(super) fn item_sig(
        &self,
        def: CallableDefId,
        args: GenericArgs<'db>,
    ) -> Option<PolyFnSig<'db>> {
        let interner = self.cx.interner;
        let sig = match def {
            CallableDefId::FunctionId(function) => fn_sig(self.cx, function),
            _ => self.cx.db.callable_item_signature(def).skip_binder(),
        };
        Some(EarlyBinder::bind(sig).instantiate(interner, args).skip_norm_wip())
    }
}
