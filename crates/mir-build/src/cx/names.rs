//! Names of types and functions as rustc prints them, without module paths.

use hir_def::{
    AdtId, DefWithBodyId, FunctionId, GenericDefId, ItemContainerId,
    expr_store::ExpressionStore,
    hir::{ClosureKind, CoroutineSource, Expr, generics::GenericParams},
    signatures::{
        EnumSignature, FunctionSignature, StructSignature, TraitSignature, TypeAliasSignature,
        UnionSignature,
    },
};
use hir_ty::{
    InferBodyId,
    db::{HirDatabase, InternedClosureId, InternedCoroutineId},
    display::{DisplayTarget, HirDisplay},
    next_solver::{
        BoundExistentialPredicate, ExistentialPredicate, GenericArg, GenericArgs, SolverDefId, Ty,
        TyKind,
    },
};
use rustc_type_ir::{GenericArgKind, TermKind, inherent::IntoKind};

use super::{Cx, Instance};

impl<'db> Cx<'db> {
    /// `Vec<i32>`, `&mut [u8; 4]`: as `std::any::type_name` but without paths.
    pub(crate) fn type_name(&self, ty: Ty<'db>) -> String {
        match ty.kind() {
            TyKind::Adt(def, args) => {
                format!("{}{}", self.adt_name(def.def_id()), self.adt_args(def.def_id(), args))
            }
            TyKind::Ref(_, inner, mutability) => {
                format!("&{}{}", mutability.prefix_str(), self.pointee_name(inner))
            }
            TyKind::RawPtr(inner, mutability) => {
                format!("*{} {}", mutability.ptr_str(), self.pointee_name(inner))
            }
            TyKind::Slice(inner) => format!("[{}]", self.type_name(inner)),
            TyKind::Array(inner, len) => {
                format!("[{}; {}]", self.type_name(inner), self.const_name(len))
            }
            TyKind::Tuple(fields) => {
                let names: Vec<_> = fields.iter().map(|field| self.type_name(field)).collect();
                match names.as_slice() {
                    [one] => format!("({one},)"),
                    _ => format!("({})", names.join(", ")),
                }
            }
            TyKind::Pat(inner, _) => self.type_name(inner),
            TyKind::Closure(id, _) => self.closure_name(id.0),
            TyKind::Coroutine(id, _) => self.coroutine_name(id.0),
            TyKind::FnDef(def, args) => match def.0 {
                hir_def::CallableDefId::FunctionId(id) => self.function_name(id, args),
                hir_def::CallableDefId::StructId(id) => self.adt_name(id.into()),
                hir_def::CallableDefId::EnumVariantId(id) => self.variant_path(id),
            },
            TyKind::FnPtr(sig, _) => {
                let tys = self.erase_bound(sig).inputs_and_output;
                let (output, inputs) = match tys.as_slice().split_last() {
                    Some((&output, inputs)) => (Some(output), inputs),
                    None => (None, tys.as_slice()),
                };
                format!("fn{}", self.signature_name(inputs, output))
            }
            TyKind::Dynamic(bounds, _) => self.object_name(bounds.iter()),
            _ => self.display(ty),
        }
    }

    /// `(i32, u8) -> bool`.
    fn signature_name(&self, inputs: &[Ty<'db>], output: Option<Ty<'db>>) -> String {
        let inputs: Vec<_> = inputs.iter().map(|&ty| self.type_name(ty)).collect();
        let inputs = inputs.join(", ");
        match output {
            Some(output) if !output.is_unit() => {
                format!("({inputs}) -> {}", self.type_name(output))
            }
            _ => format!("({inputs})"),
        }
    }

    /// `dyn Fn(i32) -> i32 + Send`, `dyn Iterator<Item = u8>`.
    fn object_name(&self, bounds: impl Iterator<Item = BoundExistentialPredicate<'db>>) -> String {
        let mut name = String::new();
        let mut args = Vec::new();
        let mut auto = Vec::new();
        let mut callable = None;
        for bound in bounds {
            match self.erase_bound(bound) {
                ExistentialPredicate::Trait(bound) => {
                    name = self.trait_name(bound.def_id.0);
                    let params = bound.args.types().next();
                    if let Some(TyKind::Tuple(params)) = params.map(|ty| ty.kind())
                        && self.fn_trait(bound.def_id.0).is_some()
                    {
                        callable = Some((params, None));
                    } else {
                        args.extend(
                            bound.args.as_slice().iter().filter_map(|&arg| self.arg_name(arg)),
                        );
                    }
                }
                ExistentialPredicate::Projection(bound) => {
                    let TermKind::Ty(ty) = bound.term.kind() else { continue };
                    match &mut callable {
                        Some((_, output)) => *output = Some(ty),
                        None => {
                            let item = self.assoc_ty_name(bound.def_id);
                            args.push(format!("{item} = {}", self.type_name(ty)));
                        }
                    }
                }
                ExistentialPredicate::AutoTrait(id) => auto.push(self.trait_name(id.0)),
            }
        }
        let arguments = match callable {
            Some((params, output)) => {
                let params: Vec<_> = params.iter().collect();
                self.signature_name(&params, output)
            }
            None if args.is_empty() => String::new(),
            None => format!("<{}>", args.join(", ")),
        };
        let auto: String = auto.iter().map(|name| format!(" + {name}")).collect();
        format!("dyn {name}{arguments}{auto}")
    }

    fn assoc_ty_name(&self, id: hir_ty::next_solver::TraitAssocTermId) -> String {
        match SolverDefId::from(id) {
            SolverDefId::TypeAliasId(id) => {
                TypeAliasSignature::of(self.db, id).name.as_str().to_owned()
            }
            _ => "_".to_owned(),
        }
    }

    fn pointee_name(&self, ty: Ty<'db>) -> String {
        let name = self.type_name(ty);
        let several = matches!(ty.kind(), TyKind::Dynamic(bounds, _) if bounds.iter().count() > 1);
        if several && name.contains(" + ") { format!("({name})") } else { name }
    }

    /// A name in the sense of rust-analyzer, for the kinds where it is rustc's.
    fn display(&self, ty: Ty<'db>) -> String {
        let target = DisplayTarget::from_crate(self.db, self.world.user_crate);
        ty.display(self.db, target)
            .with_lifetime_display(hir_ty::display::DisplayLifetime::Never)
            .to_string()
    }

    /// The name without arguments.
    pub(crate) fn adt_name(&self, adt: AdtId) -> String {
        match adt {
            AdtId::StructId(id) => StructSignature::of(self.db, id).name.as_str().to_owned(),
            AdtId::UnionId(id) => UnionSignature::of(self.db, id).name.as_str().to_owned(),
            AdtId::EnumId(id) => EnumSignature::of(self.db, id).name.as_str().to_owned(),
        }
    }

    pub(crate) fn variant_path(&self, id: hir_def::EnumVariantId) -> String {
        let parent = id.loc(self.db).parent;
        let name = parent
            .enum_variants(self.db)
            .variant_name_by_id(id)
            .map_or_else(String::new, |name| name.as_str().to_owned());
        format!("{}::{name}", self.adt_name(parent.into()))
    }

    /// Type and const arguments that are not defaults: `<i32>`, or nothing.
    fn adt_args(&self, adt: AdtId, args: GenericArgs<'db>) -> String {
        let shown = self.shown_args(adt.into(), args);
        if shown.is_empty() { String::new() } else { format!("<{}>", shown.join(", ")) }
    }

    fn shown_args(&self, def: GenericDefId, args: GenericArgs<'db>) -> Vec<String> {
        let defaults = self.db.generic_defaults(def);
        let mut all = args.as_slice();
        while let Some((&last, before)) = all.split_last() {
            let Some(default) = defaults.get(before.len()) else { break };
            let default = default.instantiate(self.interner, before).skip_norm_wip();
            if self.mono(default, args) != last {
                break;
            }
            all = before;
        }
        all.iter().filter_map(|&arg| self.arg_name(arg)).collect()
    }

    fn arg_name(&self, arg: GenericArg<'db>) -> Option<String> {
        match arg.kind() {
            GenericArgKind::Type(ty) => Some(self.type_name(ty)),
            GenericArgKind::Const(ct) => Some(self.const_name(ct)),
            GenericArgKind::Lifetime(_) => None,
        }
    }

    pub(super) fn const_name(&self, ct: hir_ty::next_solver::Const<'db>) -> String {
        let target = DisplayTarget::from_crate(self.db, self.world.user_crate);
        ct.display(self.db, target).to_string()
    }

    /// `main::{closure#0}`: the number counts the closures of the function.
    pub(crate) fn closure_name(&self, id: InternedClosureId<'db>) -> String {
        let loc = id.loc(self.db);
        let store = ExpressionStore::of(self.db, loc.owner.expression_store_owner(self.db));
        let number = store
            .exprs()
            .filter(|(_, expr)| matches!(expr, Expr::Closure { .. }))
            .position(|(expr, _)| expr == loc.expr)
            .unwrap_or(0);
        format!("{}::{{closure#{number}}}", self.owner_name(loc.owner))
    }

    /// `{async fn body of f()}`, or of a block `{async block@4:13}` with line and column.
    fn coroutine_name(&self, id: InternedCoroutineId<'db>) -> String {
        let loc = id.loc(self.db);
        let owner = loc.owner.expression_store_owner(self.db);
        let (store, source_map) = ExpressionStore::with_source_map(self.db, owner);
        if let Expr::Closure {
            closure_kind: ClosureKind::Coroutine { source: CoroutineSource::Fn, .. },
            ..
        } = &store[loc.expr]
        {
            return format!("{{async fn body of {}()}}", self.owner_name(loc.owner));
        }
        let span = source_map.expr_syntax(loc.expr).ok().map(|source| self.span(source));
        let Some(span) = span else { return "{async block}".to_owned() };
        let (_, text) = self.file(span.file);
        let before = text.get(..span.lo as usize).unwrap_or(&text);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|&it| it != '\n').count() + 1;
        format!("{{async block@{line}:{column}}}")
    }

    fn owner_name(&self, owner: InferBodyId<'db>) -> String {
        match owner {
            InferBodyId::DefWithBodyId(DefWithBodyId::FunctionId(id)) => {
                self.function_name(id, GenericArgs::empty(self.interner))
            }
            InferBodyId::DefWithBodyId(DefWithBodyId::ConstId(id)) => self.const_item_name(id),
            InferBodyId::DefWithBodyId(DefWithBodyId::StaticId(id)) => self.static_name(id),
            _ => "const".to_owned(),
        }
    }

    /// `COUNT`, `Shape::SIDES`.
    pub(crate) fn const_item_name(&self, id: hir_def::ConstId) -> String {
        let name = hir_def::signatures::ConstSignature::of(self.db, id).name.clone();
        let name = name.map_or_else(|| "_".to_owned(), |name| name.as_str().to_owned());
        match self.container_name(id.loc(self.db).container, GenericArgs::empty(self.interner)) {
            Some(container) => format!("{container}::{name}"),
            None => name,
        }
    }

    /// `COUNTER`.
    pub(crate) fn static_name(&self, id: hir_def::StaticId) -> String {
        hir_def::signatures::StaticSignature::of(self.db, id).name.as_str().to_owned()
    }

    /// `main`, `Vec::<i32>::push`, `<Circle as Shape>::area`.
    pub(crate) fn function_name(&self, id: FunctionId, args: GenericArgs<'db>) -> String {
        let name = FunctionSignature::of(self.db, id).name.as_str().to_owned();
        let container = id.loc(self.db).container;
        let parents = match container {
            ItemContainerId::ImplId(id) => GenericParams::of(self.db, id.into()).len(),
            ItemContainerId::TraitId(id) => GenericParams::of(self.db, id.into()).len(),
            _ => 0,
        };
        let own: Vec<_> =
            args.as_slice().iter().skip(parents).filter_map(|&arg| self.arg_name(arg)).collect();
        let own = if own.is_empty() { String::new() } else { format!("::<{}>", own.join(", ")) };
        match self.container_name(container, args) {
            Some(container) => format!("{container}::{name}{own}"),
            None => format!("{name}{own}"),
        }
    }

    fn container_name(&self, container: ItemContainerId, args: GenericArgs<'db>) -> Option<String> {
        match container {
            ItemContainerId::ImplId(id) => {
                let ty = self.db.impl_self_ty(id).skip_binder();
                let ty = if args.is_empty() { ty } else { self.mono(ty, args) };
                let name = self.type_name(ty);
                match self.db.impl_trait(id) {
                    Some(trait_ref) => {
                        let id = trait_ref.skip_binder().def_id.0;
                        Some(format!("<{name} as {}>", self.trait_name(id)))
                    }
                    None => Some(match name.split_once('<') {
                        Some((head, rest)) if ty.as_adt().is_some() => format!("{head}::<{rest}"),
                        _ if ty.as_adt().is_some() => name,
                        _ => format!("<{name}>"),
                    }),
                }
            }
            ItemContainerId::TraitId(id) => match args.as_slice().first().and_then(|a| a.ty()) {
                Some(ty) => Some(format!("<{} as {}>", self.type_name(ty), self.trait_name(id))),
                None => Some(self.trait_name(id)),
            },
            _ => None,
        }
    }

    /// The name without arguments.
    pub(crate) fn trait_name(&self, id: hir_def::TraitId) -> String {
        TraitSignature::of(self.db, id).name.as_str().to_owned()
    }

    /// What the reader would call the function.
    pub(crate) fn instance_name(&self, instance: &Instance<'db>) -> String {
        match instance {
            Instance::Fn(id, args) => self.function_name(*id, *args),
            Instance::Closure { id, .. } => self.closure_name(*id),
            Instance::Coroutine(ty) => self.type_name(*ty),
            Instance::ConstInit(id, _) => self.const_item_name(*id),
            Instance::StaticInit(id) => self.static_name(*id),
            Instance::Shim(shim) => self.shim_name(shim),
        }
    }
}
