//! Layouts of concrete types: rustc's calculator (`rustc_abi`) asked as rustc's
//! `rustc_ty_utils::layout` asks it. The front end's own query is used for scalars only: it does
//! not know of fields that may be unsized, lays closures out as tuples, and coroutines not at all.

use hir_def::{AdtId, VariantId, attrs::AttrFlags, signatures::StructSignature};
use hir_ty::{
    consteval::try_const_usize,
    db::HirDatabase,
    layout::{Layout, LayoutError, RustcEnumVariantIdx, RustcFieldIdx},
    next_solver::{GenericArgs, Ty, TyKind},
};
use rustc_abi::{
    AddressSpace, BackendRepr, Integer, LayoutCalculator, LayoutData, Primitive, ReprOptions,
    Scalar, StructKind, TagEncoding, TargetDataLayout, Variants, WrappingRange,
};
use rustc_index::IndexVec;
use rustc_type_ir::inherent::{GenericArgs as _, IntoKind};
use triomphe::Arc;

use super::Cx;

type Fields<T> = IndexVec<RustcFieldIdx, T>;
type Result<T> = std::result::Result<T, LayoutError>;

impl<'db> Cx<'db> {
    /// The layout of a concrete type.
    pub(crate) fn layout(&self, ty: Ty<'db>) -> Result<Arc<Layout>> {
        if let Some(known) = self.layouts.borrow().get(&ty) {
            return known.clone();
        }
        // A type that is inside itself finds this.
        let recursive = Err(LayoutError::RecursiveTypeWithoutIndirection);
        self.layouts.borrow_mut().insert(ty, recursive);
        let layout = self.compute_layout(ty);
        self.layouts.borrow_mut().insert(ty, layout.clone());
        layout
    }

    fn compute_layout(&self, ty: Ty<'db>) -> Result<Arc<Layout>> {
        let layout = match ty.kind() {
            TyKind::Adt(def, args) => self.adt_layout(def.def_id(), args)?,
            TyKind::Tuple(tys) if !tys.is_empty() => {
                self.univariant(tys.iter(), StructKind::MaybeUnsized)?
            }
            TyKind::Closure(_, args) => match args.as_closure().tupled_upvars_ty().kind() {
                TyKind::Tuple(tys) => self.univariant(tys.iter(), StructKind::AlwaysSized)?,
                _ => return Err(LayoutError::HasErrorType),
            },
            // Laid out before it is asked for (`cx/coroutine.rs`), unless it is inside itself.
            TyKind::Coroutine(..) => return Err(LayoutError::RecursiveTypeWithoutIndirection),
            TyKind::CoroutineClosure(..) => return Err(LayoutError::NotImplemented),
            TyKind::Array(element, len) => {
                let len = try_const_usize(self.db, len).ok_or(LayoutError::HasErrorConst)?;
                let len = u64::try_from(len).map_err(|_| LayoutError::Unknown)?;
                let element = self.layout(element)?;
                self.calculator()?.array_like::<_, _, ()>(&element, Some(len))?
            }
            TyKind::Slice(element) => {
                let element = self.layout(element)?;
                self.calculator()?.array_like::<_, _, ()>(&element, None)?
            }
            TyKind::Ref(_, pointee, _) => self.pointer_layout(pointee, 1)?,
            TyKind::RawPtr(pointee, _) => self.pointer_layout(pointee, 0)?,
            _ => return self.db.layout_of_ty(ty.store(), self.env.store()),
        };
        Ok(Arc::new(layout))
    }

    fn univariant(&self, tys: impl Iterator<Item = Ty<'db>>, kind: StructKind) -> Result<Layout> {
        let fields = self.field_layouts(tys)?;
        let fields: Vec<&Layout> = fields.iter().map(|field| &**field).collect();
        let fields: Fields<_> = fields.iter().collect();
        Ok(self.calculator()?.univariant(&fields, &ReprOptions::default(), kind)?)
    }

    fn field_layouts(&self, tys: impl Iterator<Item = Ty<'db>>) -> Result<Vec<Arc<Layout>>> {
        tys.map(|ty| self.layout(ty)).collect()
    }

    fn adt_layout(&self, adt: AdtId, args: GenericArgs<'db>) -> Result<Layout> {
        let variants = self.variants(adt);
        let mut owned = Vec::with_capacity(variants.len());
        for &variant in &variants {
            owned.push(self.field_layouts(self.field_tys(variant, args).into_iter())?);
        }
        let fields: Vec<Vec<&Layout>> =
            owned.iter().map(|fields| fields.iter().map(|field| &**field).collect()).collect();
        let fields: IndexVec<RustcEnumVariantIdx, Fields<_>> =
            fields.iter().map(|fields| fields.iter().collect()).collect();
        let repr = AttrFlags::repr(self.db, adt).unwrap_or_default();
        if repr.simd() {
            return Err(LayoutError::InvalidSimdType);
        }
        let calculator = self.calculator()?;
        let is_enum = matches!(adt, AdtId::EnumId(_));
        let (hides_niche, always_sized) = match adt {
            AdtId::UnionId(_) => return Ok(calculator.layout_of_union(&repr, &fields)?),
            AdtId::StructId(id) => {
                use hir_def::signatures::StructFlags;
                let hiding = StructFlags::IS_UNSAFE_CELL | StructFlags::IS_UNSAFE_PINNED;
                let hides = StructSignature::of(self.db, id).flags.intersects(hiding);
                (hides, !self.may_be_unsized(adt))
            }
            AdtId::EnumId(_) => (false, false),
        };
        let discriminants = variants.iter().enumerate().filter_map(|(index, &variant)| {
            let VariantId::EnumVariantId(id) = variant else { return None };
            Some((RustcEnumVariantIdx(index), self.db.const_eval_discriminant(id).ok()?))
        });
        let mut layout = calculator.layout_of_struct_or_enum(
            &repr,
            &fields,
            is_enum,
            hides_niche,
            |min, max| discriminant_ty(self.target_layout(), &repr, min, max),
            discriminants,
            always_sized,
        )?;
        place_only_niche(&mut layout, self.target_layout());
        Ok(layout)
    }

    /// Whether the last field of a struct, as it is declared, may be unsized: it then stays last,
    /// for whatever arguments.
    fn may_be_unsized(&self, adt: AdtId) -> bool {
        if let Some(&known) = self.unsized_tails.borrow().get(&adt) {
            return known;
        }
        let last = self.variants(adt).first().and_then(|&variant| {
            let types = self.db.field_types(variant);
            types.iter().last().map(|(_, field)| field.ty().skip_binder())
        });
        let env = self.db.trait_environment(adt.into());
        let result = last.is_some_and(|ty| !self.infcx().type_is_sized_modulo_regions(env, ty));
        self.unsized_tails.borrow_mut().insert(adt, result);
        result
    }

    /// `least`: the smallest address, 1 for references.
    fn pointer_layout(&self, pointee: Ty<'db>, least: u128) -> Result<Layout> {
        let target = self.target_layout();
        let max = u128::from(u64::MAX);
        let scalar = |value, start| Scalar::Initialized {
            value,
            valid_range: WrappingRange { start, end: max },
        };
        let data = scalar(Primitive::Pointer(AddressSpace::ZERO), least);
        let metadata = match self.struct_tail(pointee).kind() {
            TyKind::Slice(_) | TyKind::Str => scalar(Primitive::Int(Integer::I64, false), 0),
            TyKind::Dynamic(..) => scalar(Primitive::Pointer(AddressSpace::ZERO), 1),
            TyKind::Error(_) => return Err(LayoutError::HasErrorType),
            _ => return Ok(LayoutData::scalar(target, data)),
        };
        Ok(LayoutData::scalar_pair(target, data, metadata))
    }

    /// The innermost last field: what a pointer's metadata is about.
    pub(crate) fn struct_tail(&self, mut ty: Ty<'db>) -> Ty<'db> {
        loop {
            let last = match ty.kind() {
                TyKind::Adt(def, args) if def.is_struct() => {
                    let variant = self.variants(def.def_id()).first().copied();
                    variant.and_then(|variant| self.last_field_ty(variant, args))
                }
                TyKind::Tuple(tys) => tys.iter().last(),
                _ => None,
            };
            match last {
                Some(last) => ty = last,
                None => return ty,
            }
        }
    }

    fn last_field_ty(&self, variant: VariantId, args: GenericArgs<'db>) -> Option<Ty<'db>> {
        let types = self.db.field_types(variant);
        types.iter().last().map(|(_, field)| self.mono(field.ty().skip_binder(), args))
    }

    pub(super) fn target_layout(&self) -> &'db TargetDataLayout {
        self.db.target_data_layout_or_default(self.world.user_crate)
    }

    fn calculator(&self) -> Result<LayoutCalculator<&'db TargetDataLayout>> {
        Ok(LayoutCalculator::new(self.target_layout()))
    }
}

/// The value for the one variant that is told by a niche, as rustc chose it until 1.96 (the
/// calculator is a later one's): next to the values there are, on the side of zero if that does not
/// go past it.
fn place_only_niche(layout: &mut Layout, target: &TargetDataLayout) {
    let Variants::Multiple {
        tag: Scalar::Initialized { value, valid_range },
        tag_encoding: TagEncoding::Niche { niche_variants, niche_start, .. },
        ..
    } = &mut layout.variants
    else {
        return;
    };
    if niche_variants.start() != niche_variants.end() {
        return;
    }
    let max = value.size(target).unsigned_int_max();
    let before = *valid_range;
    // The values of the field that has the niche.
    let mut there = before;
    if *niche_start == before.start {
        there.start = before.start.wrapping_add(1) & max;
    } else {
        there.end = before.end.wrapping_sub(1) & max;
    }
    let at_start = if there.start > there.end {
        false
    } else if there.start <= max - there.end {
        there.start >= 1
    } else {
        (1..=there.end).contains(&(there.end.wrapping_add(1) & max))
    };
    let mut after = there;
    if at_start {
        after.start = there.start.wrapping_sub(1) & max;
        *niche_start = after.start;
    } else {
        after.end = there.end.wrapping_add(1) & max;
        *niche_start = after.end;
    }
    *valid_range = after;
    let tag = *value;
    let replace = |scalar: &mut Scalar| {
        if let Scalar::Initialized { value, valid_range } = scalar
            && *value == tag
            && *valid_range == before
        {
            *valid_range = after;
        }
    };
    if let Some(niche) = &mut layout.largest_niche
        && niche.value == tag
        && niche.valid_range == before
    {
        niche.valid_range = after;
    }
    match &mut layout.backend_repr {
        BackendRepr::Scalar(scalar) => replace(scalar),
        BackendRepr::ScalarPair(first, second) => {
            replace(first);
            replace(second);
        }
        _ => {}
    }
}

impl Cx<'_> {
    /// What `repr(packed)` says that no field is aligned to more than.
    pub(crate) fn pack(&self, adt: AdtId) -> Option<u64> {
        Some(AttrFlags::repr(self.db, adt)?.pack?.bytes())
    }
}

/// The integer that holds discriminants from `min` to `max` (rustc's `repr_discr`).
fn discriminant_ty(
    target: &TargetDataLayout,
    repr: &ReprOptions,
    min: i128,
    max: i128,
) -> (Integer, bool) {
    if let Some(int) = repr.int {
        return (Integer::from_attr(target, int), int.is_signed());
    }
    let unsigned = Integer::fit_unsigned((min as u128).max(max as u128));
    let signed = Integer::fit_signed(min).max(Integer::fit_signed(max));
    let least = if repr.c() { target.c_enum_min_size } else { Integer::I8 };
    if unsigned <= signed { (unsigned.max(least), false) } else { (signed.max(least), true) }
}
