//! The futures of `async` blocks and functions: what they keep while suspended, their layout, and
//! the functions that work on them.

use std::rc::Rc;

use hir_def::{AdtId, VariantId};
use hir_ty::{
    db::HirDatabase,
    layout::{Layout, RustcEnumVariantIdx, RustcFieldIdx},
    next_solver::{DbInterner, GenericArgs, Mutability, Ty, TyKind},
};
use mir::{AdtKind, Body, Field, TerminatorKind, TyId, VariantIdx};
use mir_dataflow::{
    ElaborateCx,
    coroutine::{CoroutineCx, CoroutineLayout, PollTypes, RESERVED_VARIANTS, drop_glue, poll},
    elaborate_drops,
};
use rustc_abi::{LayoutData, Scalar};
use rustc_index::{IndexVec, bit_set::BitMatrix};
use rustc_type_ir::{
    TypeSuperVisitable, TypeVisitable, TypeVisitor,
    inherent::{GenericArgs as _, IntoKind},
};

use super::{
    Cx, Instance, Result,
    types::{offset, tag, variant_layout},
};
use crate::build;

/// An `async` body, ready to be made a future.
pub(super) struct Coroutine {
    /// As it was written, its drops elaborated.
    body: Body,
    layout: CoroutineLayout,
    captures: usize,
}

impl<'db> Cx<'db> {
    /// `&mut Context<'_>`.
    pub(crate) fn context_ty(&self) -> Option<Ty<'db>> {
        let context = AdtId::from(self.interner.lang_items().Context?);
        let args = self.adt_args_erased(context);
        let context = Ty::new_adt(self.interner, context, args);
        Some(self.ref_ty(context, Mutability::Mut))
    }

    /// Lays out the futures that are part of a type, behind pointers too. `id` is the entry of the
    /// type itself, which is not made yet.
    pub(super) fn lay_out_coroutines(&mut self, ty: Ty<'db>, id: TyId) -> Result<(), String> {
        if let TyKind::Coroutine(..) = ty.kind() {
            let glue = self.instance(Instance::Shim(super::Shim::DropGlue(ty)));
            self.set_drop_glue(id, glue);
        }
        let mut found = Coroutines(Vec::new());
        ty.visit_with(&mut found);
        for coroutine in found.0 {
            self.coroutine(coroutine)?;
        }
        Ok(())
    }

    /// Is there something to drop in the futures inside a type? None when they are not laid out.
    pub(super) fn keeps_droppable(&self, ty: Ty<'db>) -> Option<bool> {
        let mut keeps = false;
        let mut parts = match ty.kind() {
            TyKind::Coroutine(..) => {
                let Some(Ok(coroutine)) = self.coroutines.get(&ty) else { return None };
                let locals = &coroutine.body.locals;
                let saved = coroutine.layout.saved.iter();
                saved.map(|local| self.ty_source(locals[local.index()].ty)).collect()
            }
            TyKind::Tuple(fields) => fields.iter().collect(),
            TyKind::Array(element, _) | TyKind::Slice(element) => vec![element],
            TyKind::Closure(_, args) => vec![args.as_closure().tupled_upvars_ty()],
            TyKind::Adt(def, args) if !self.never_drops(def.def_id()) => args.types().collect(),
            _ => Vec::new(),
        };
        parts.retain(|part| *part != ty);
        for part in parts {
            keeps |= match part.kind() {
                _ if self.keeps_droppable(part)? => true,
                // What is no future was looked at, but not as a part of one.
                _ => matches!(ty.kind(), TyKind::Coroutine(..)) && self.needs_drop(part),
            };
        }
        Some(keeps)
    }

    /// `ManuallyDrop`, `PhantomData` or a union.
    fn never_drops(&self, adt: AdtId) -> bool {
        use hir_def::signatures::{StructFlags, StructSignature};
        match adt {
            AdtId::StructId(id) => StructSignature::of(self.db, id)
                .flags
                .intersects(StructFlags::IS_MANUALLY_DROP | StructFlags::IS_PHANTOM_DATA),
            AdtId::UnionId(_) => true,
            AdtId::EnumId(_) => false,
        }
    }

    fn coroutine(&mut self, ty: Ty<'db>) -> Result<Option<Rc<Coroutine>>, String> {
        if let Some(known) = self.coroutines.get(&ty) {
            return match known {
                Ok(coroutine) => Ok(Some(Rc::clone(coroutine))),
                // It is being made: behind a pointer nobody needs to know more.
                Err(why) if why.is_empty() => Ok(None),
                Err(why) => Err(why.clone()),
            };
        }
        self.coroutines.insert(ty, Err(String::new()));
        let made = self.make_coroutine(ty);
        self.coroutines.insert(ty, made.clone());
        made.map(Some)
    }

    fn make_coroutine(&mut self, ty: Ty<'db>) -> Result<Rc<Coroutine>, String> {
        let coroutine = self.analyse_coroutine(ty)?;
        if !self.keeps_what_all_keep(ty, &coroutine) {
            // rustc decides once for all arguments what is kept; here it shows that it would
            // decide otherwise than we did.
            let name = self.type_name(ty);
            return Err(format!(
                "what `{name}` keeps while it waits depends on its type parameters here, but not \
                 in rustc: its size is not known"
            ));
        }
        let layout = self.coroutine_layout(ty, &coroutine)?;
        self.layouts.borrow_mut().insert(ty, Ok(layout));
        Ok(Rc::new(coroutine))
    }

    /// Builds the body, and finds what it keeps.
    fn analyse_coroutine(&mut self, ty: Ty<'db>) -> Result<Coroutine, String> {
        let mut body = build::body(self, &Instance::Coroutine(ty));
        let types = &self.interner.default_types().types;
        let (bool_ty, unit_ty) = (types.bool, types.unit);
        let bool_ty = self.ty(bool_ty).map_err(|it| it.why)?;
        let unit_ty = self.ty(unit_ty).map_err(|it| it.why)?;
        let elaborate = ElaborateCx { types: self.ty_table(), bool_ty, unit_ty };
        elaborate_drops(&mut body, elaborate);
        body.blocks = build::simplify(body.blocks);
        // What cannot be lowered might keep more than is seen: then the size is not known.
        for block in &body.blocks {
            if let TerminatorKind::Unsupported(why) = &block.terminator.kind {
                return Err(why.clone());
            }
        }
        let captures = (body.arg_count as usize).saturating_sub(1);
        let layout = CoroutineLayout::of(&body, self.ty_table(), captures);
        Ok(Coroutine { body, layout, captures })
    }

    /// Does the body, with the type parameters of the function around it as they are, keep the
    /// same? A value of an unknown type needs drop flags, and moves where a known one is copied.
    fn keeps_what_all_keep(&self, ty: Ty<'db>, coroutine: &Coroutine) -> bool {
        let TyKind::Coroutine(id, args) = ty.kind() else { return false };
        let args = GenericArgs::new_from_slice(args.split_coroutine_args().parent_args);
        if args.types().next().is_none() {
            return true;
        }
        let loc = id.0.loc(self.db);
        let generic = hir_ty::InferenceResult::of(self.db, loc.owner).expr_ty(loc.expr);
        let env = self.db.trait_environment(loc.owner.generic_def(self.db));
        let mut cx = Self::generic(self.world, env);
        let Ok(all) = cx.analyse_coroutine(generic) else { return false };
        let (ours, theirs) = (&coroutine.layout, &all.layout);
        let tys = |cx: &Self, of: &Coroutine| -> Vec<Ty<'db>> {
            let locals = of.layout.saved.iter().map(|local| &of.body.locals[local.index()]);
            locals.map(|local| self.mono(cx.ty_source(local.ty), args)).collect()
        };
        ours.points.len() == theirs.points.len()
            && ours.points.iter().zip(&theirs.points).all(|(a, b)| a.live == b.live)
            && ours.conflicts == theirs.conflicts
            && tys(self, coroutine) == tys(&cx, &all)
    }

    fn coroutine_layout(
        &self,
        ty: Ty<'db>,
        coroutine: &Coroutine,
    ) -> Result<triomphe::Arc<Layout>, String> {
        let TyKind::Coroutine(_, args) = ty.kind() else {
            return Err("this is not an `async` block".to_owned());
        };
        let TyKind::Tuple(upvars) = args.as_coroutine().tupled_upvars_ty().kind() else {
            return Err("the captures of an `async` block are not known".to_owned());
        };
        let not_known = |ty| move |error| format!("the layout of `{ty}` is not known: {error}");
        let mut prefix = Vec::new();
        for upvar in upvars.iter() {
            let layout = self.layout(upvar);
            prefix.push(layout.map_err(not_known(self.type_name(upvar)))?);
        }
        let mut locals = Vec::new();
        for local in &coroutine.layout.saved {
            let ty = self.ty_source(coroutine.body.locals[local.index()].ty);
            let layout = self.layout(ty).map_err(not_known(self.type_name(ty)))?;
            // Kept as `MaybeUninit`, which has no niche and may be there without a value.
            locals.push(Layout { largest_niche: None, uninhabited: false, ..(*layout).clone() });
        }
        let prefix: Vec<&Layout> = prefix.iter().map(|it| &**it).collect();
        let prefix: IndexVec<RustcFieldIdx, &&Layout> = prefix.iter().collect();
        let locals: Vec<&Layout> = locals.iter().collect();
        let locals: IndexVec<usize, &&Layout> = locals.iter().collect();
        let count = locals.len();
        let mut variants: IndexVec<RustcEnumVariantIdx, IndexVec<RustcFieldIdx, usize>> =
            (0..RESERVED_VARIANTS).map(|_| IndexVec::new()).collect();
        for point in &coroutine.layout.points {
            variants.push(point.live.iter().copied().collect());
        }
        let mut conflicts = BitMatrix::new(count, count);
        for (index, row) in coroutine.layout.conflicts.iter().enumerate() {
            for other in row.iter() {
                conflicts.insert(index, other);
            }
        }
        let target = self.target_layout();
        let max = variants.len() as u128 - 1;
        let tag: Layout = LayoutData::scalar(target, coroutine_tag(max));
        let tag = &tag;
        let calculator = rustc_abi::LayoutCalculator::new(target);
        let layout = calculator
            .coroutine(&locals, prefix, &variants, &conflicts, |_| &tag)
            .map_err(|_| format!("the layout of `{}` is not known", self.type_name(ty)))?;
        Ok(triomphe::Arc::new(layout))
    }

    /// The states of a future as an enum.
    pub(super) fn coroutine_adt(
        &mut self,
        ty: Ty<'db>,
        layout: &Layout,
    ) -> Result<mir::Adt, String> {
        let (TyKind::Coroutine(id, args), Some(coroutine)) = (ty.kind(), self.coroutine(ty)?)
        else {
            return Err("an `async` block that is inside itself".to_owned());
        };
        let TyKind::Tuple(upvars) = args.as_coroutine().tupled_upvars_ty().kind() else {
            return Err("the captures of an `async` block are not known".to_owned());
        };
        let mut captures = Vec::new();
        let names = self.capture_names(id.0.loc(self.db));
        for (index, (upvar, name)) in upvars.iter().zip(names).enumerate() {
            let ty = self.intern_ty(upvar)?;
            captures.push(Field { name, ty, offset: offset(layout, index) });
        }
        let state = |name: String, discr: usize, fields| mir::Variant {
            name,
            discr: discr as i128,
            fields,
            is_uninhabited: false,
        };
        let mut variants = vec![
            state("Unresumed".to_owned(), 0, captures.clone()),
            state("Returned".to_owned(), 1, Vec::new()),
            state("Panicked".to_owned(), 2, Vec::new()),
        ];
        for (index, point) in coroutine.layout.points.iter().enumerate() {
            let discr = index + RESERVED_VARIANTS as usize;
            let own = variant_layout(layout, discr).ok_or("a state without a layout")?;
            let mut fields = Vec::new();
            for (at, &saved) in point.live.iter().enumerate() {
                let local = coroutine.layout.saved[saved];
                let ty = coroutine.body.locals[local.index()].ty;
                let name = local_name(&coroutine.body, local);
                fields.push(Field { name, ty, offset: offset(own, at) });
            }
            fields.extend(point.captures.iter().filter_map(|&it| captures.get(it).cloned()));
            variants.push(state(format!("Suspend{index}"), discr, fields));
        }
        let types = &self.interner.default_types().types;
        let discr = match tag(layout) {
            mir::Tag::Direct { size: 1, .. } => types.u8,
            mir::Tag::Direct { size: 2, .. } => types.u16,
            _ => return Err("an `async` block with that many `.await`s".to_owned()),
        };
        Ok(mir::Adt {
            name: self.type_name(ty),
            args: Vec::new(),
            kind: AdtKind::Enum,
            is_std: false,
            variants,
            tag: tag(layout),
            discr: Some(self.intern_ty(discr)?),
            drop_impl: None,
            is_box: false,
            pack: None,
            is_coroutine: true,
            valid_range: None,
        })
    }

    /// `Future::poll` of an `async` block.
    pub(crate) fn coroutine_poll(&mut self, ty: Ty<'db>) -> Result<Body> {
        let span = self.no_span();
        let lang = self.interner.lang_items();
        let (Some(pin), Some(poll_enum), Some(ready), Some(pending)) =
            (lang.Pin, lang.Poll, lang.PollReady, lang.PollPending)
        else {
            return self.unsupported(span, "the library has no `Future`");
        };
        let TyKind::Coroutine(_, args) = ty.kind() else {
            return self.unsupported(span, "this is not an `async` block");
        };
        let self_ref = self.ref_ty(ty, Mutability::Mut);
        let pin_args = GenericArgs::new_from_slice(&[self_ref.into()]);
        let pinned = Ty::new_adt(self.interner, pin.into(), pin_args);
        let output = args.as_coroutine().return_ty();
        let poll_args = GenericArgs::new_from_slice(&[output.into()]);
        let poll_ty = Ty::new_adt(self.interner, poll_enum.into(), poll_args);
        let variants = self.variants(poll_enum.into());
        let index = |variant: VariantId| {
            VariantIdx(variants.iter().position(|&it| it == variant).unwrap_or(0) as u32)
        };
        let tys = PollTypes {
            variants: (index(ready.into()), index(pending.into())),
            pinned: self.ty(pinned)?,
            poll: self.ty(poll_ty)?,
        };
        let (coroutine, bool_ty, tag_ty) = self.coroutine_parts(ty)?;
        let self_ref = self.ty(self_ref)?;
        let cx = CoroutineCx {
            captures: coroutine.captures,
            layout: &coroutine.layout,
            tag_ty,
            bool_ty,
            self_ref,
        };
        Ok(poll(&coroutine.body, cx, tys))
    }

    /// What drops the future of an `async` block, in whatever state it is.
    pub(crate) fn coroutine_drop_glue(&mut self, ty: Ty<'db>) -> Result<Body> {
        let unit = self.interner.default_types().types.unit;
        let unit = self.ty(unit)?;
        let (coroutine, bool_ty, tag_ty) = self.coroutine_parts(ty)?;
        let pointer = self.mut_ptr_ty(ty);
        let self_ref = self.ty(pointer)?;
        let cx = CoroutineCx {
            captures: coroutine.captures,
            layout: &coroutine.layout,
            tag_ty,
            bool_ty,
            self_ref,
        };
        let name = format!("drop_in_place::<{}>", self.type_name(ty));
        Ok(drop_glue(&coroutine.body, cx, unit, name))
    }

    /// The coroutine, `bool`, and the type of its tag.
    fn coroutine_parts(&mut self, ty: Ty<'db>) -> Result<(Rc<Coroutine>, TyId, TyId)> {
        let span = self.no_span();
        let id = self.ty(ty)?;
        let bool_ty = self.interner.default_types().types.bool;
        let bool_ty = self.ty(bool_ty)?;
        let discr = match &self.ty_data(id).kind {
            mir::TyKind::Adt(adt) => adt.discr,
            _ => None,
        };
        match (self.coroutine(ty), discr) {
            (Ok(Some(coroutine)), Some(discr)) => Ok((coroutine, bool_ty, discr)),
            (Err(why), _) => self.unsupported(span, why),
            _ => self.unsupported(span, "an `async` block that is inside itself"),
        }
    }
}

/// The tag of a coroutine whose last state has this number.
fn coroutine_tag(max: u128) -> Scalar {
    use rustc_abi::{Integer, Primitive, WrappingRange};
    Scalar::Initialized {
        value: Primitive::Int(Integer::fit_unsigned(max), false),
        valid_range: WrappingRange { start: 0, end: max },
    }
}

/// The name that the reader gave to a local, or what stands for it.
fn local_name(body: &Body, local: mir::Local) -> String {
    let named = body.var_debug_info.iter().find(|info| info.place.as_local() == Some(local));
    match named {
        Some(info) => info.name.clone(),
        None => format!("_{}", local.0),
    }
}

/// Collects the futures in a type, inner ones first.
struct Coroutines<'db>(Vec<Ty<'db>>);

impl<'db> TypeVisitor<DbInterner<'db>> for Coroutines<'db> {
    type Result = ();

    fn visit_ty(&mut self, ty: Ty<'db>) {
        ty.super_visit_with(self);
        if let TyKind::Coroutine(..) = ty.kind() {
            self.0.push(ty);
        }
    }
}
