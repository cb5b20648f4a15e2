//! Types with their layouts: rustc's layout code for x86-64, in the machine's words.

use hir_def::{AdtId, VariantId};
use hir_ty::{
    db::HirDatabase,
    layout::{Layout, LayoutError},
    next_solver::{GenericArgs, Ty, TyKind},
};
use mir::{AdtKind, Field, Mutability, Tag, TyId};
use rustc_abi::{BackendRepr, FieldsShape, Primitive, Scalar, TagEncoding, Variants};
use rustc_hash::FxHashMap;
use rustc_type_ir::inherent::{GenericArgs as _, IntoKind};

use super::{Cx, Instance, Result, Shim, Unsupported};

/// Types by id, in the order they were first asked for.
#[derive(Default)]
pub(super) struct Types<'db> {
    pub(super) ids: FxHashMap<Ty<'db>, Result<TyId, String>>,
    pub(super) list: Vec<mir::Ty>,
    pub(super) sources: Vec<Ty<'db>>,
}

impl<'db> Cx<'db> {
    /// The table entry of a concrete type, with everything inside it.
    pub(crate) fn ty(&mut self, ty: Ty<'db>) -> Result<TyId> {
        self.intern_ty(ty).map_err(|why| Unsupported { span: self.no_span(), why })
    }

    /// An entry of the type table.
    pub(crate) fn ty_data(&self, id: TyId) -> &mir::Ty {
        &self.types.list[id.index()]
    }

    /// The type table so far, for the analyses that need it.
    pub(crate) fn ty_table(&self) -> &[mir::Ty] {
        &self.types.list
    }

    /// Says what drops a type that is not filled yet.
    pub(super) fn set_drop_glue(&mut self, id: TyId, glue: mir::FnId) {
        self.types.list[id.index()].drop_glue = Some(glue);
    }

    /// The front end's type behind a table entry.
    pub(crate) fn ty_source(&self, id: TyId) -> Ty<'db> {
        self.types.sources[id.index()]
    }

    /// The fields of a variant with the arguments of its type put in, in source order.
    pub(crate) fn field_tys(&self, variant: VariantId, args: GenericArgs<'db>) -> Vec<Ty<'db>> {
        self.db
            .field_types(variant)
            .iter()
            .map(|(_, field)| self.mono(field.ty().skip_binder(), args))
            .collect()
    }

    /// The variants of a type in source order; the struct itself for structs and unions.
    pub(crate) fn variants(&self, adt: AdtId) -> Vec<VariantId> {
        match adt {
            AdtId::StructId(id) => vec![id.into()],
            AdtId::UnionId(id) => vec![id.into()],
            AdtId::EnumId(id) => {
                id.enum_variants(self.db).variants.values().map(|&(id, _)| id.into()).collect()
            }
        }
    }

    pub(super) fn intern_ty(&mut self, ty: Ty<'db>) -> Result<TyId, String> {
        // A pattern type is its base type: the owner's `valid_range` says what is forbidden.
        if let TyKind::Pat(base, _) = ty.kind() {
            return self.intern_ty(base);
        }
        if let Some(known) = self.types.ids.get(&ty) {
            return known.clone();
        }
        let id = TyId(self.types.list.len() as u32);
        self.types.ids.insert(ty, Ok(id));
        self.types.sources.push(ty);
        // Recursive types find the entry by its id while it is made.
        self.types.list.push(mir::Ty {
            name: self.type_name(ty),
            size: 0,
            align: 1,
            is_copy: false,
            drop_glue: None,
            kind: mir::TyKind::Never,
        });
        match self.fill_ty(ty, id) {
            Ok(()) => Ok(id),
            Err(why) => {
                self.types.ids.insert(ty, Err(why.clone()));
                Err(why)
            }
        }
    }

    fn fill_ty(&mut self, ty: Ty<'db>, id: TyId) -> Result<(), String> {
        if self.is_generic {
            return self.fill_ty_without_layout(ty, id);
        }
        self.lay_out_coroutines(ty, id)?;
        let layout = self.layout(ty).map_err(|error| self.layout_error(ty, &error))?;
        let is_copy = self.is_copy(ty);
        let needs_drop = self.needs_drop(ty);
        let drop_glue = needs_drop.then(|| self.instance(Instance::Shim(Shim::DropGlue(ty))));
        let entry = &mut self.types.list[id.index()];
        entry.size = if layout.is_unsized() { 0 } else { layout.size.bytes() };
        entry.align = layout.align.abi.bytes();
        entry.is_copy = is_copy;
        entry.drop_glue = drop_glue;
        let kind = self.ty_kind(ty, Some(&layout))?;
        self.types.list[id.index()].kind = kind;
        Ok(())
    }

    /// For the borrow checker: parameters have no layout, and no one asks for it.
    fn fill_ty_without_layout(&mut self, ty: Ty<'db>, id: TyId) -> Result<(), String> {
        let is_copy = self.is_copy(ty);
        let needs_drop = self.needs_drop(ty);
        let drop_glue = needs_drop.then(|| self.instance(Instance::Shim(Shim::DropGlue(ty))));
        let size = scalar_bytes(ty);
        let entry = &mut self.types.list[id.index()];
        entry.is_copy = is_copy;
        entry.drop_glue = drop_glue;
        entry.size = size;
        // Of a type that cannot be looked into nothing is asked: it is as opaque as `dyn Trait`.
        let kind = self.ty_kind(ty, None).unwrap_or(mir::TyKind::Dyn);
        self.types.list[id.index()].kind = kind;
        Ok(())
    }

    fn layout_error(&self, ty: Ty<'db>, error: &LayoutError) -> String {
        use rustc_type_ir::TypeVisitableExt as _;
        if ty.references_error() {
            return "the front end of the simulator could not work out a type that is needed here"
                .to_owned();
        }
        match ty.kind() {
            TyKind::CoroutineClosure(..) => "`async` closures are not simulated".to_owned(),
            _ => format!("the layout of `{}` is not known: {error}", self.type_name(ty)),
        }
    }

    fn ty_kind(&mut self, ty: Ty<'db>, layout: Option<&Layout>) -> Result<mir::TyKind, String> {
        Ok(match ty.kind() {
            TyKind::Bool => mir::TyKind::Bool,
            TyKind::Char => mir::TyKind::Char,
            TyKind::Int(_) => mir::TyKind::Int { signed: true },
            TyKind::Uint(_) => mir::TyKind::Int { signed: false },
            TyKind::Float(_) => mir::TyKind::Float,
            TyKind::Ref(_, inner, mutability) => {
                mir::TyKind::Ref(self.intern_ty(inner)?, lower_mutability(mutability))
            }
            TyKind::RawPtr(inner, mutability) => {
                mir::TyKind::RawPtr(self.intern_ty(inner)?, lower_mutability(mutability))
            }
            TyKind::Tuple(fields) => {
                let fields: Vec<_> = fields.iter().collect();
                mir::TyKind::Tuple(self.numbered_fields(&fields, layout)?)
            }
            TyKind::Closure(id, args) => {
                let upvars = args.as_closure().tupled_upvars_ty();
                let TyKind::Tuple(fields) = upvars.kind() else {
                    return Err("the captures of a closure are not known".to_owned());
                };
                let fields: Vec<_> = fields.iter().collect();
                let mut fields = self.numbered_fields(&fields, layout)?;
                let names = self.capture_names(id.0.loc(self.db));
                for (field, name) in fields.iter_mut().zip(names) {
                    field.name = name;
                }
                mir::TyKind::Closure(fields)
            }
            TyKind::Coroutine(id, args) => match layout {
                Some(layout) => mir::TyKind::Adt(self.coroutine_adt(ty, layout)?),
                None => {
                    let TyKind::Tuple(fields) = args.as_coroutine().tupled_upvars_ty().kind()
                    else {
                        return Err("the captures of an `async` block are not known".to_owned());
                    };
                    let fields: Vec<_> = fields.iter().collect();
                    let mut fields = self.numbered_fields(&fields, None)?;
                    let loc = id.0.loc(self.db);
                    for (field, name) in fields.iter_mut().zip(self.capture_names(loc)) {
                        field.name = name;
                    }
                    mir::TyKind::Closure(fields)
                }
            },
            TyKind::Array(element, len) => {
                let len = match hir_ty::consteval::try_const_usize(self.db, len) {
                    Some(len) => len,
                    None if self.is_generic => 0,
                    None => return Err("the length of an array is not known".to_owned()),
                };
                mir::TyKind::Array(self.intern_ty(element)?, len as u64)
            }
            TyKind::Slice(element) => mir::TyKind::Slice(self.intern_ty(element)?),
            TyKind::Str => mir::TyKind::Str,
            TyKind::Dynamic(..) => mir::TyKind::Dyn,
            TyKind::FnDef(..) => mir::TyKind::FnDef,
            TyKind::FnPtr(..) => mir::TyKind::FnPtr,
            TyKind::Never => mir::TyKind::Never,
            TyKind::Adt(def, args) => mir::TyKind::Adt(self.adt(ty, def.def_id(), args, layout)?),
            _ => return Err(format!("the type `{}` is not simulated", self.type_name(ty))),
        })
    }

    fn numbered_fields(
        &mut self,
        tys: &[Ty<'db>],
        layout: Option<&Layout>,
    ) -> Result<Vec<Field>, String> {
        tys.iter()
            .enumerate()
            .map(|(index, &ty)| {
                let ty = self.intern_ty(ty)?;
                Ok(Field {
                    name: index.to_string(),
                    ty,
                    offset: layout.map_or(0, |layout| offset(layout, index)),
                })
            })
            .collect()
    }

    fn adt(
        &mut self,
        ty: Ty<'db>,
        id: AdtId,
        args: GenericArgs<'db>,
        layout: Option<&Layout>,
    ) -> Result<mir::Adt, String> {
        let mut arg_ids = Vec::new();
        for arg in args.types() {
            // Arguments that only mark (as unsized or error types may) need no layout.
            arg_ids.extend(self.intern_ty(arg).ok());
        }
        let mut variants = Vec::new();
        let is_opaque = self.is_generic && self.has_private_fields_of_std(id);
        for (index, variant) in self.variants(id).into_iter().enumerate() {
            if is_opaque {
                break;
            }
            variants.push(self.variant(id, variant, index, args, layout)?);
        }
        let (kind, discr) = match id {
            AdtId::StructId(_) => (AdtKind::Struct, None),
            AdtId::UnionId(_) => (AdtKind::Union, None),
            AdtId::EnumId(_) => {
                use rustc_type_ir::inherent::Ty as _;
                (AdtKind::Enum, Some(self.intern_ty(ty.discriminant_ty(self.interner))?))
            }
        };
        let drop_impl = match hir_ty::drop::destructor(self.db, id) {
            Some(_) if is_opaque => None,
            Some(drop_impl) => self.drop_impl(*drop_impl, ty, args)?,
            None => None,
        };
        let is_box = ty.is_box();
        Ok(mir::Adt {
            name: self.adt_name(id),
            args: arg_ids,
            kind,
            is_std: self.is_std(id),
            variants,
            tag: layout.map_or(Tag::Single(0), tag),
            discr,
            drop_impl,
            is_box,
            is_coroutine: false,
            valid_range: layout.filter(|_| kind == AdtKind::Struct).and_then(valid_range),
            pack: self.pack(id),
        })
    }

    fn variant(
        &mut self,
        adt: AdtId,
        variant: VariantId,
        index: usize,
        args: GenericArgs<'db>,
        layout: Option<&Layout>,
    ) -> Result<mir::Variant, String> {
        let own = layout.and_then(|layout| variant_layout(layout, index));
        let mut fields = Vec::new();
        let names = variant.fields(self.db);
        for (at, (&ty, (_, data))) in
            self.field_tys(variant, args).iter().zip(names.fields().iter()).enumerate()
        {
            let ty = self.intern_ty(ty)?;
            let offset = own.map_or(0, |own| offset(own, at));
            fields.push(Field { name: data.name.as_str().to_owned(), ty, offset });
        }
        let (name, discr) = match variant {
            VariantId::EnumVariantId(id) => {
                let name = id
                    .loc(self.db)
                    .parent
                    .enum_variants(self.db)
                    .variant_name_by_id(id)
                    .map_or_else(String::new, |name| name.as_str().to_owned());
                let discr = self
                    .db
                    .const_eval_discriminant(id)
                    .map_err(|_| format!("the discriminant of `{name}` is not known"))?;
                (name, discr)
            }
            _ => (self.adt_name(adt), 0),
        };
        let is_uninhabited = match own {
            Some(own) => own.uninhabited,
            None => layout.is_some(),
        };
        Ok(mir::Variant { name, discr, fields, is_uninhabited })
    }

    /// A struct of the library of which the reader's code cannot name a field.
    fn has_private_fields_of_std(&self, id: AdtId) -> bool {
        use hir_def::item_tree::RawVisibility;
        let AdtId::StructId(id) = id else { return false };
        let fields = VariantId::from(id).fields(self.db).fields();
        self.is_std(id.into())
            && fields.iter().all(|(_, field)| !matches!(field.visibility, RawVisibility::Public))
    }

    /// The names of a closure's captures: the captured variable.
    pub(super) fn capture_names(&self, loc: hir_ty::db::InternedClosure<'db>) -> Vec<String> {
        use hir_def::expr_store::ExpressionStore;
        let store = ExpressionStore::of(self.db, loc.owner.expression_store_owner(self.db));
        let inference = hir_ty::InferenceResult::of(self.db, loc.owner);
        let Some(data) = inference.closures_data.get(&loc.expr) else { return Vec::new() };
        data.min_captures
            .values()
            .flatten()
            .map(|capture| store[capture.captured_local()].name.as_str().to_owned())
            .collect()
    }

    fn is_std(&self, id: AdtId) -> bool {
        use hir_def::HasModule;
        id.module(self.db).krate(self.db) == self.world.std_crate
    }
}

/// The bytes of a primitive type: literals and patterns want them without a layout.
fn scalar_bytes(ty: Ty<'_>) -> u64 {
    use rustc_type_ir::{FloatTy, IntTy, UintTy};
    match ty.kind() {
        TyKind::Bool => 1,
        TyKind::Char => 4,
        TyKind::Int(int) => match int {
            IntTy::I8 => 1,
            IntTy::I16 => 2,
            IntTy::I32 => 4,
            IntTy::Isize | IntTy::I64 => 8,
            IntTy::I128 => 16,
        },
        TyKind::Uint(int) => match int {
            UintTy::U8 => 1,
            UintTy::U16 => 2,
            UintTy::U32 => 4,
            UintTy::Usize | UintTy::U64 => 8,
            UintTy::U128 => 16,
        },
        TyKind::Float(FloatTy::F32) => 4,
        TyKind::Float(_) | TyKind::RawPtr(..) | TyKind::Ref(..) | TyKind::FnPtr(..) => 8,
        _ => 0,
    }
}

/// rustc's `Mutability` in our words.
pub(crate) fn lower_mutability(mutability: hir_ty::next_solver::Mutability) -> Mutability {
    match mutability {
        hir_ty::next_solver::Mutability::Not => Mutability::Not,
        hir_ty::next_solver::Mutability::Mut => Mutability::Mut,
    }
}

pub(super) fn offset(layout: &Layout, index: usize) -> u64 {
    match &layout.fields {
        FieldsShape::Arbitrary { offsets, .. } => {
            offsets.iter().nth(index).map_or(0, |offset| offset.bytes())
        }
        _ => 0,
    }
}

/// The layout of one variant; none when it cannot exist.
pub(super) fn variant_layout(layout: &Layout, index: usize) -> Option<&Layout> {
    match &layout.variants {
        Variants::Empty => None,
        Variants::Single { index: only } => (only.0 == index).then_some(layout),
        Variants::Multiple { variants, .. } => variants.iter().nth(index),
    }
}

pub(super) fn tag(layout: &Layout) -> Tag {
    match &layout.variants {
        Variants::Empty => Tag::Single(0),
        Variants::Single { index } => Tag::Single(index.0 as u32),
        Variants::Multiple { tag, tag_encoding, tag_field, .. } => {
            let at = offset(layout, u32::from(tag_field.0.into_raw()) as usize);
            let size = scalar_size(tag);
            match tag_encoding {
                TagEncoding::Direct => Tag::Direct { offset: at, size },
                TagEncoding::Niche { untagged_variant, niche_variants, niche_start } => {
                    Tag::Niche {
                        offset: at,
                        size,
                        untagged: untagged_variant.0 as u32,
                        first: niche_variants.start().0 as u32,
                        last: niche_variants.end().0 as u32,
                        start: *niche_start,
                    }
                }
            }
        }
    }
}

fn scalar_size(scalar: &Scalar) -> u64 {
    match scalar.primitive() {
        Primitive::Int(int, _) => int.size().bytes(),
        Primitive::Float(float) => float.size().bytes(),
        Primitive::Pointer(_) => 8,
    }
}

fn valid_range(layout: &Layout) -> Option<(u128, u128)> {
    let BackendRepr::Scalar(scalar @ Scalar::Initialized { valid_range, .. }) = layout.backend_repr
    else {
        return None;
    };
    let max = u128::MAX >> (128 - 8 * scalar_size(&scalar));
    let full = valid_range.start == valid_range.end.wrapping_add(1) & max;
    (!full).then_some((valid_range.start, valid_range.end))
}
