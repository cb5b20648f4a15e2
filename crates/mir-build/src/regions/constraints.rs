//! From what the inference context collects to constraints between numbered regions.

use borrowck::{Category, Constraint, Input, LocalRegions, RegionVid, TypeTest};
use hir_ty::next_solver::{
    Binder, Const, DbInterner, GenericArg, Mutability, ParamEnv, Region, RegionKind, Ty, TyKind,
    fold::FnMutDelegate,
    infer::{region_constraints::Constraint as InferConstraint, traits::ObligationCause},
    obligation_ctxt::ObligationCtxt,
};
use mir::Span;
use rustc_type_ir::{
    GenericArgKind, TypeFoldable, TypeFolder, TypeSuperFoldable, TypeSuperVisitable, TypeVisitable,
    TypeVisitableExt, TypeVisitor,
    inherent::{GenericArgs as _, IntoKind, Ty as _},
};

use super::RegionCx;

/// A constraint before regions have numbers: `sup` outlives `sub`.
pub(super) struct Raw<'db> {
    pub(super) sup: Region<'db>,
    pub(super) sub: Region<'db>,
    pub(super) category: Category,
    pub(super) span: Span,
    pub(super) from_closure: bool,
}

/// A type parameter must outlive a region.
pub(super) struct Test<'db> {
    /// "the parameter type `T`".
    pub(super) what: String,
    pub(super) region: Region<'db>,
    pub(super) span: Span,
}

/// What asks for the constraints that are collected next.
#[derive(Clone, Copy)]
pub(super) struct Why {
    pub(super) category: Category,
    pub(super) span: Span,
}

impl Why {
    pub(super) fn boring(span: Span) -> Self {
        Self { category: Category::Boring, span }
    }
}

impl<'db> RegionCx<'_, 'db> {
    pub(super) fn param_env(&self) -> ParamEnv<'db> {
        self.cx.env.param_env
    }

    pub(super) fn fresh(&self) -> Region<'db> {
        self.infcx.next_region_var(hir_ty::Span::Dummy)
    }

    /// A fresh region in each place of the type that has none.
    pub(super) fn renumber<T: TypeFoldable<DbInterner<'db>>>(&self, value: T) -> T {
        value.fold_with(&mut FillErased {
            interner: self.cx.interner,
            closure_sig: &|ty| super::closure::with_binders(self.cx, ty),
            fresh: &mut || self.fresh(),
        })
    }

    /// What is inside a binder, its regions replaced.
    pub(super) fn open<T: TypeFoldable<DbInterner<'db>>>(
        &self,
        value: Binder<'db, T>,
        mut region: impl FnMut(hir_ty::next_solver::BoundRegion<'db>) -> Region<'db>,
    ) -> T {
        let interner = self.cx.interner;
        let error = interner.default_types().types.error;
        let delegate = FnMutDelegate {
            regions: &mut region,
            types: &mut |_| error,
            consts: &mut |_| Const::error(interner),
        };
        interner.replace_bound_vars_uncached(value, delegate)
    }

    /// Aliases replaced, with the regions that follow from the trait's implementation.
    pub(super) fn normalize<T: TypeFoldable<DbInterner<'db>> + Clone>(
        &mut self,
        value: T,
        why: Why,
    ) -> T {
        if !value.has_aliases() {
            return value;
        }
        let env = self.param_env();
        let normalized = ObligationCtxt::new(&self.infcx).deeply_normalize(
            &ObligationCause::dummy(),
            env,
            value.clone(),
        );
        let result = match normalized {
            Ok(found) => self.infcx.resolve_vars_if_possible(found),
            Err(_) => value,
        };
        self.drain(why);
        if result.has_non_region_infer() {
            self.skip(why.span, "a type that is not fully known");
            return result;
        }
        self.renumber(result)
    }

    /// `sub` may be used where `sup` is wanted.
    pub(super) fn subtype(&mut self, sub: Ty<'db>, sup: Ty<'db>, why: Why) {
        let sub = self.shorten_object(sub, sup, why);
        if sub == sup {
            return;
        }
        let env = self.param_env();
        let cause = ObligationCause::dummy();
        // `sup` is the expected type.
        let related = self.infcx.at(&cause, env).sub(sub, sup);
        match related {
            Ok(ok) => {
                if !ok.obligations.is_empty() {
                    let mut ocx = ObligationCtxt::new(&self.infcx);
                    ocx.register_infer_ok_obligations(ok);
                    let _ = ocx.try_evaluate_obligations();
                }
            }
            Err(_) => self.skip(why.span, "two types that should be the same are not"),
        }
        self.drain(why);
    }

    /// `&mut (dyn Trait + 'long)` becomes `&mut (dyn Trait + 'short)` by an unsizing coercion,
    /// which the front end does not note: without regions the two are one type.
    fn shorten_object(&mut self, from: Ty<'db>, to: Ty<'db>, why: Why) -> Ty<'db> {
        let (
            TyKind::Ref(region, from_object, Mutability::Mut),
            TyKind::Ref(_, to_object, Mutability::Mut),
        ) = (from.kind(), to.kind())
        else {
            return from;
        };
        let (TyKind::Dynamic(bounds, long), TyKind::Dynamic(_, short)) =
            (from_object.kind(), to_object.kind())
        else {
            return from;
        };
        self.outlives(long, short, why);
        let interner = self.cx.interner;
        let object = Ty::new_dynamic(interner, bounds, short);
        Ty::new_ref(interner, region, object, Mutability::Mut)
    }

    pub(super) fn outlives(&mut self, sup: Region<'db>, sub: Region<'db>, why: Why) {
        if sup != sub {
            let Why { category, span } = why;
            self.raw.push(Raw { sup, sub, category, span, from_closure: false });
        }
    }

    /// Everything in the type outlives the region.
    pub(super) fn type_outlives(&mut self, ty: Ty<'db>, region: Region<'db>, why: Why) {
        let mut components = Components::default();
        components.add(ty);
        for component in components.regions {
            self.outlives(component, region, why);
        }
        for param in components.params {
            self.tests.push(Test { what: self.param_name(param), region, span: why.span });
        }
    }

    fn param_name(&self, param: Ty<'db>) -> String {
        format!("the parameter type `{}`", self.cx.type_name(param))
    }

    /// The regions that the signature says a type parameter outlives.
    fn known_of(&self, what: &str) -> Vec<RegionVid> {
        let known = self.known_types.iter().filter(|it| self.param_name(it.0) == what);
        known.filter_map(|it| self.number(it.1)).collect()
    }

    /// Takes what the inference context has collected.
    pub(super) fn drain(&mut self, why: Why) {
        let (data, obligations) = {
            let mut inner = self.infcx.inner.borrow_mut();
            let data = inner.unwrap_region_constraints().take_and_reset_data();
            let obligations: Vec<_> = inner.region_obligations()[self.seen_obligations..]
                .iter()
                .map(|it| (it.sup_type, it.sub_region))
                .collect();
            (data, obligations)
        };
        self.seen_obligations += obligations.len();
        let interner = self.cx.interner;
        for constraint in data.constraints {
            let (sub, sup) = match constraint {
                InferConstraint::VarSubVar(a, b) => {
                    (Region::new_var(interner, a), Region::new_var(interner, b))
                }
                InferConstraint::RegSubVar(a, b) => (a, Region::new_var(interner, b)),
                InferConstraint::VarSubReg(a, b) => (Region::new_var(interner, a), b),
                InferConstraint::RegSubReg(a, b) => (a, b),
            };
            self.outlives(sup, sub, why);
        }
        for (ty, region) in obligations {
            let ty = self.infcx.resolve_vars_if_possible(ty);
            self.type_outlives(ty, region, why);
        }
    }

    /// Numbers the regions and puts everything together.
    pub(super) fn finish(
        mut self,
        body: mir::Body,
        is_closure: bool,
        is_constant: bool,
        in_trait_impl: bool,
    ) -> Input {
        let mut locals = Vec::with_capacity(self.locals.len());
        for index in 0..self.locals.len() {
            let ty = self.locals[index];
            let span = body.locals[index].span;
            let mut used = free_regions(ty);
            // As the universal region that stands for them.
            used.retain(|region| !self.hidden.contains(region));
            let used = self.numbers(used);
            let dropped = self.drop_regions(ty, span);
            locals.push((used, dropped));
        }
        // Finding what a drop looks at may have made regions.
        let borrows = std::mem::take(&mut self.borrows);
        let borrows = borrows
            .into_iter()
            .filter_map(|(at, region)| Some((at, self.number(region)?)))
            .collect();
        let constraints: Vec<Constraint> = self
            .raw
            .iter()
            .filter_map(|raw| {
                let (sup, sub) = (self.number(raw.sup)?, self.number(raw.sub)?);
                let &Raw { category, span, from_closure, .. } = raw;
                // `'static` outlives all, and asking for it again says nothing.
                (sup != RegionVid::STATIC && sup != sub).then_some(Constraint {
                    sup,
                    sub,
                    category,
                    span,
                    from_closure,
                })
            })
            .collect();
        let known = self
            .known
            .iter()
            .filter_map(|&(longer, shorter)| Some((self.number(longer)?, self.number(shorter)?)))
            .collect();
        let type_tests = self
            .tests
            .iter()
            .filter_map(|test| {
                let (what, region) = (test.what.clone(), self.number(test.region)?);
                let known = self.known_of(&what);
                Some(TypeTest { what, region, known, span: test.span })
            })
            .collect();
        let guards = self.guards();
        let region_count = self.universals.len() + self.infcx.num_region_vars();
        Input {
            body,
            is_closure,
            in_trait_impl,
            is_constant,
            region_count,
            known,
            constraints,
            locals: locals
                .into_iter()
                .map(|(used, dropped)| LocalRegions { used, dropped: self.numbers(dropped) })
                .collect(),
            borrows,
            captures: self.captures,
            guards,
            type_tests,
            skipped: self.skipped,
            universals: self.universals,
        }
    }

    fn numbers(&self, regions: Vec<Region<'db>>) -> Vec<RegionVid> {
        // Universal regions are valid wherever the body is.
        let universals = self.universals.len();
        let mut numbers: Vec<_> = regions
            .into_iter()
            .filter_map(|region| self.number(region))
            .filter(|region| region.index() >= universals)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// None for what is not modelled: regions of errors, and of types under a `for<'a>`.
    fn number(&self, region: Region<'db>) -> Option<RegionVid> {
        match region.kind() {
            RegionKind::ReVar(vid) => Some(RegionVid(self.universals.len() as u32 + vid.as_u32())),
            _ => self.universal_ids.get(&region).copied(),
        }
    }
}

/// The regions of a type that are not bound inside of it.
pub(super) fn free_regions<'db>(value: impl TypeVisitable<DbInterner<'db>>) -> Vec<Region<'db>> {
    let mut found = Vec::new();
    value.visit_with(&mut EachRegion { f: &mut |region| found.push(region) });
    found
}

struct EachRegion<'a, 'db> {
    f: &'a mut dyn FnMut(Region<'db>),
}

impl<'db> TypeVisitor<DbInterner<'db>> for EachRegion<'_, 'db> {
    type Result = ();

    fn visit_region(&mut self, region: Region<'db>) {
        if !matches!(region.kind(), RegionKind::ReBound(..)) {
            (self.f)(region);
        }
    }

    fn visit_ty(&mut self, ty: Ty<'db>) {
        match ty.kind() {
            // The signature and the parent's arguments are not part of the value.
            TyKind::Closure(_, args) => args.as_closure().tupled_upvars_ty().visit_with(self),
            TyKind::Coroutine(_, args) => args.as_coroutine().tupled_upvars_ty().visit_with(self),
            _ => ty.super_visit_with(self),
        }
    }
}

/// What must outlive what a type must outlive (rustc's `push_outlives_components`). What follows
/// from a parameter, as `T::Item` does, is left out.
#[derive(Default)]
pub(super) struct Components<'db> {
    pub(super) regions: Vec<Region<'db>>,
    pub(super) params: Vec<Ty<'db>>,
}

impl<'db> Components<'db> {
    pub(super) fn add(&mut self, ty: Ty<'db>) {
        ty.visit_with(self);
    }
}

impl<'db> TypeVisitor<DbInterner<'db>> for Components<'db> {
    type Result = ();

    fn visit_region(&mut self, region: Region<'db>) {
        if !matches!(region.kind(), RegionKind::ReBound(..)) {
            self.regions.push(region);
        }
    }

    fn visit_ty(&mut self, ty: Ty<'db>) {
        match ty.kind() {
            TyKind::Alias(..) => {}
            TyKind::Param(_) => self.params.push(ty),
            TyKind::Closure(_, args) => args.as_closure().tupled_upvars_ty().visit_with(self),
            _ => ty.super_visit_with(self),
        }
    }
}

/// Puts a region in each place where inference left none.
pub(super) struct FillErased<'a, 'db> {
    pub(super) interner: DbInterner<'db>,
    /// A closure's type with the binder that its parameters' annotations ask for.
    pub(super) closure_sig: &'a dyn Fn(Ty<'db>) -> Ty<'db>,
    pub(super) fresh: &'a mut dyn FnMut() -> Region<'db>,
}

impl<'db> TypeFolder<DbInterner<'db>> for FillErased<'_, 'db> {
    fn cx(&self) -> DbInterner<'db> {
        self.interner
    }

    fn fold_ty(&mut self, ty: Ty<'db>) -> Ty<'db> {
        match ty.kind() {
            TyKind::Closure(..) => (self.closure_sig)(ty).super_fold_with(self),
            _ => ty.super_fold_with(self),
        }
    }

    fn fold_region(&mut self, region: Region<'db>) -> Region<'db> {
        match region.kind() {
            RegionKind::ReErased => (self.fresh)(),
            _ => region,
        }
    }
}

/// The type of a generic argument.
pub(super) fn arg_ty<'db>(arg: GenericArg<'db>) -> Option<Ty<'db>> {
    match arg.kind() {
        GenericArgKind::Type(ty) => Some(ty),
        _ => None,
    }
}
