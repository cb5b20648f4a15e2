//! Rvalues, prepared.

use mir::{AdtKind, AggregateKind, BinOp, CastKind, TyId, TyKind, UnOp};

use super::body::Scope;
use super::{Borrow, Code, Lower, Meta, Operand, Place};
use crate::memory::{AllocId, Pointee};

/// A value computed by a statement.
#[derive(Debug)]
pub(crate) enum Rvalue {
    Use(Operand),
    Repeat(Operand, u64),
    /// The address of a place; `checked` for references, which must be to a live value.
    AddressOf {
        place: Place,
        checked: bool,
        /// The borrow that is made, in code of the reader.
        borrow: Option<Borrow>,
    },
    /// The value gets a name, and the borrows in it become borrows of their own.
    Name(Operand),
    Cast(Cast, Operand),
    Binary {
        op: BinOp,
        class: Numeric,
        right: Numeric,
        operands: Box<(Operand, Operand)>,
    },
    Unary {
        op: UnOp,
        class: Numeric,
        operand: Operand,
    },
    Discriminant(Place),
    /// Fields at their offsets, then the tag of the variant.
    Aggregate {
        fields: Box<[(u64, Operand)]>,
        variant: Option<mir::VariantIdx>,
        /// A field may be read from where another is written.
        overlaps: bool,
    },
    Len(Place),
    /// A constant length of an array.
    ArrayLen(u64),
}

/// What the way to a place goes through last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Nothing,
    Reference,
    Box,
    Raw,
}

/// How the bits of an operand are understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Numeric {
    /// An integer, bool or char.
    Int {
        size: u64,
        signed: bool,
    },
    Float {
        size: u64,
    },
    /// A thin pointer or a function pointer.
    Pointer,
    FatPointer,
    Unit,
}

impl Numeric {
    pub(crate) fn size(self) -> u64 {
        match self {
            Self::Int { size, .. } | Self::Float { size } => size,
            Self::Pointer => 8,
            Self::FatPointer => 16,
            Self::Unit => 0,
        }
    }

    pub(crate) fn signed(self) -> bool {
        matches!(self, Self::Int { signed: true, .. })
    }
}

/// A conversion.
#[derive(Debug)]
pub(crate) enum Cast {
    Int {
        from: Numeric,
        to: u64,
    },
    /// The discriminant of an enum to an integer.
    Enum {
        to: u64,
    },
    FloatToInt {
        from: u64,
        to: Numeric,
    },
    IntToFloat {
        from: Numeric,
        to: u64,
    },
    FloatToFloat {
        from: u64,
        to: u64,
    },
    /// Between pointers; the metadata stays if both have it.
    Pointer {
        keeps_meta: bool,
        /// From a reference to a raw pointer to this: a borrow of its own.
        borrow: Option<(TyId, Borrow)>,
    },
    /// A pointer to its address.
    Expose {
        size: u64,
    },
    /// An address to a pointer.
    FromExposed,
    Function(u64, AllocId),
    /// Copies of parts, and the pointer that gets metadata.
    Unsize {
        copies: Vec<(u64, u64, u64)>,
        pointer: (u64, u64),
        meta: NewMeta,
    },
    Transmute,
}

/// The metadata that a pointer gets.
#[derive(Debug)]
pub(crate) enum NewMeta {
    /// A length.
    Len(u64),
    /// The address of a vtable.
    Vtable(u64, AllocId),
    /// The vtable in this entry of the old one.
    Entry(u32),
}

impl Code {
    pub(crate) fn numeric(&self, id: TyId) -> Lower<Numeric> {
        let ty = self.ty(id)?;
        Ok(match &ty.kind {
            TyKind::Bool | TyKind::Char => Numeric::Int { size: ty.size, signed: false },
            TyKind::Int { signed } if matches!(ty.size, 1 | 2 | 4 | 8 | 16) => {
                Numeric::Int { size: ty.size, signed: *signed }
            }
            TyKind::Float if matches!(ty.size, 4 | 8) => Numeric::Float { size: ty.size },
            TyKind::Ref(to, _) | TyKind::RawPtr(to, _) => match self.types.get(*to)?.meta {
                Meta::None => Numeric::Pointer,
                _ => Numeric::FatPointer,
            },
            TyKind::FnPtr => Numeric::Pointer,
            TyKind::Tuple(fields) if fields.is_empty() => Numeric::Unit,
            _ => return Err(format!("arithmetic on `{}`", ty.name)),
        })
    }

    pub(super) fn rvalue(
        &self,
        body: Scope<'_>,
        destination: &Place,
        rvalue: &mir::Rvalue,
    ) -> Lower<Rvalue> {
        Ok(match rvalue {
            mir::Rvalue::Use(operand) => {
                let operand = self.sized(body, operand, destination)?;
                if self.names(body, destination, &operand)? {
                    return Ok(Rvalue::Name(operand));
                }
                Rvalue::Use(operand)
            }
            mir::Rvalue::Repeat(operand, count) => {
                let operand = self.operand(body, operand)?;
                if operand.size().checked_mul(*count) != Some(destination.size) {
                    return Err("an array of another size".to_owned());
                }
                Rvalue::Repeat(operand, *count)
            }
            mir::Rvalue::Ref(kind, place) => {
                let (what, two_phase) = match kind {
                    mir::BorrowKind::Shared => (Pointee::Shared, false),
                    // Only what waits for its call is two-phase, never what has a name.
                    mir::BorrowKind::Mut { two_phase } => {
                        let decl = body.body.locals.get(destination.local as usize);
                        let is_temp = decl.is_some_and(|it| it.kind == mir::LocalKind::Temp);
                        (Pointee::Mutable, *two_phase && is_temp)
                    }
                };
                let borrow = Borrow { what, is_mutable: what == Pointee::Mutable, two_phase };
                self.address_of(body, place, destination, borrow)?
            }
            mir::Rvalue::RawPtr(mutability, place) => {
                let is_mutable = *mutability == mir::Mutability::Mut;
                let borrow = Borrow { what: Pointee::Raw, is_mutable, two_phase: false };
                self.address_of(body, place, destination, borrow)?
            }
            mir::Rvalue::Cast(kind, operand, to) => {
                if self.types.get(*to)?.size != destination.size {
                    return Err("a cast to a place of another size".to_owned());
                }
                let operand = self.operand(body, operand)?;
                match self.cast(*kind, operand.ty(), *to)? {
                    Some(Cast::Pointer { keeps_meta, borrow })
                        if body.body.kind != mir::BodyKind::User && borrow.is_some() =>
                    {
                        Rvalue::Cast(Cast::Pointer { keeps_meta, borrow: None }, operand)
                    }
                    Some(cast) => Rvalue::Cast(cast, operand),
                    None => Rvalue::Use(operand),
                }
            }
            mir::Rvalue::BinaryOp(op, left, right) => {
                let operands = Box::new((self.operand(body, left)?, self.operand(body, right)?));
                let class = self.numeric(operands.0.ty())?;
                let right = self.numeric(operands.1.ty())?;
                let size = match op {
                    BinOp::Eq
                    | BinOp::Lt
                    | BinOp::Le
                    | BinOp::Ne
                    | BinOp::Ge
                    | BinOp::Gt
                    | BinOp::Cmp => 1,
                    BinOp::AddWithOverflow | BinOp::SubWithOverflow | BinOp::MulWithOverflow => {
                        self.overflow_offset(destination.ty)?;
                        destination.size
                    }
                    _ => class.size(),
                };
                let fits = match op {
                    BinOp::Shl | BinOp::Shr | BinOp::Offset => true,
                    _ => class == right,
                };
                if size != destination.size || !fits {
                    return Err(format!("{op:?} of operands of different types"));
                }
                Rvalue::Binary { op: *op, class, right, operands }
            }
            mir::Rvalue::UnaryOp(op, operand) => {
                let operand = self.operand(body, operand)?;
                let class = self.numeric(operand.ty())?;
                Rvalue::Unary { op: *op, class, operand }
            }
            mir::Rvalue::Discriminant(place) => Rvalue::Discriminant(self.place(body, place)?),
            mir::Rvalue::Aggregate(kind, operands) => {
                self.aggregate(body, destination, *kind, operands)?
            }
            mir::Rvalue::Len(place) => {
                let place = self.place(body, place)?;
                match self.ty(place.ty)?.kind {
                    TyKind::Array(_, len) => Rvalue::ArrayLen(len),
                    _ if place.meta == Meta::Len => Rvalue::Len(place),
                    _ => return Err("the length of what has none".to_owned()),
                }
            }
        })
    }

    /// Where the bool of a `(T, bool)` is.
    pub(crate) fn overflow_offset(&self, pair: TyId) -> Lower<(u64, u64)> {
        match self.ty(pair)?.struct_fields() {
            [value, flag] => Ok((value.offset, flag.offset)),
            _ => Err("an overflow result that is not a pair".to_owned()),
        }
    }

    fn sized(
        &self,
        body: Scope<'_>,
        operand: &mir::Operand,
        destination: &Place,
    ) -> Lower<Operand> {
        let operand = self.operand(body, operand)?;
        match operand.size() == destination.size {
            true => Ok(operand),
            false => Err(format!(
                "assignment of a `{}` to a `{}`",
                self.ty(operand.ty())?.name,
                self.ty(destination.ty)?.name
            )),
        }
    }

    fn address_of(
        &self,
        body: Scope<'_>,
        place: &mir::Place,
        destination: &Place,
        borrow: Borrow,
    ) -> Lower<Rvalue> {
        let is_raw = borrow.what == Pointee::Raw;
        let behind = self.behind(body, place)?;
        // A raw pointer made from a raw one is the same one.
        let is_new = !is_raw || behind != Behind::Raw;
        // So that `Box::into_raw` gives a raw pointer of its own.
        let is_user = body.body.kind == mir::BodyKind::User || is_raw && behind == Behind::Box;
        let place = self.place(body, place)?;
        let size = if place.meta == Meta::None { 8 } else { 16 };
        if destination.size != size {
            return Err("a pointer in a place of another size".to_owned());
        }
        let borrow = (is_user && is_new).then_some(borrow);
        // What a reference points to must be there, also for a raw pointer to it.
        let checked = !is_raw || borrow.is_some() && behind == Behind::Reference;
        Ok(Rvalue::AddressOf { place, checked, borrow })
    }

    /// Does the reader give a name to a value with borrows in it?
    fn names(&self, body: Scope<'_>, to: &Place, operand: &Operand) -> Lower<bool> {
        let decl = body.body.locals.get(to.local as usize);
        let is_name = body.body.kind == mir::BodyKind::User
            && !to.indirect
            && decl.is_some_and(|decl| matches!(decl.kind, mir::LocalKind::Var { .. }));
        Ok(is_name && matches!(operand, Operand::Place { .. }) && !self.retags(to.ty)?.is_empty())
    }

    /// The last pointer on the way to a place.
    fn behind(&self, body: Scope<'_>, place: &mir::Place) -> Lower<Behind> {
        let deref = place.projection.iter().rposition(|elem| *elem == mir::PlaceElem::Deref);
        let Some(deref) = deref else { return Ok(Behind::Nothing) };
        let ty = |len: usize| {
            let projection = place.projection.iter().take(len).copied().collect();
            let place = self.place(body, &mir::Place { local: place.local, projection })?;
            Ok::<_, String>(&self.ty(place.ty)?.kind)
        };
        if matches!(ty(deref)?, TyKind::Ref(..)) {
            return Ok(Behind::Reference);
        }
        // The pointer of a `Box` is a field of a field of it.
        for len in (0..=deref).rev() {
            if matches!(ty(len)?, TyKind::Adt(adt) if adt.is_box) {
                return Ok(Behind::Box);
            }
            let before = len.checked_sub(1).and_then(|at| place.projection.get(at));
            if !matches!(before, Some(mir::PlaceElem::Field(_))) {
                break;
            }
        }
        Ok(Behind::Raw)
    }

    fn aggregate(
        &self,
        body: Scope<'_>,
        destination: &Place,
        kind: AggregateKind,
        operands: &[mir::Operand],
    ) -> Lower<Rvalue> {
        let mut variant = None;
        let offsets: Vec<u64> = match kind {
            AggregateKind::Array(element) => {
                let stride = self.types.get(element)?.size;
                (0..operands.len() as u64).map(|index| index.saturating_mul(stride)).collect()
            }
            AggregateKind::Adt(ty, index) => {
                let fields = match &self.ty(ty)?.kind {
                    TyKind::Adt(adt) => {
                        if adt.kind == AdtKind::Enum {
                            variant = Some(index);
                        }
                        &adt.variants.get(index.index()).ok_or("no such variant")?.fields
                    }
                    TyKind::Tuple(fields) | TyKind::Closure(fields) => fields,
                    _ => return Err("an aggregate of what has no fields".to_owned()),
                };
                fields.iter().map(|field| field.offset).collect()
            }
            AggregateKind::Union(ty, index) => match &self.ty(ty)?.kind {
                TyKind::Adt(adt) => {
                    let fields = adt.variants.first().map_or(&[][..], |variant| &variant.fields);
                    vec![mir::field(fields, index).ok_or("no such field")?.offset]
                }
                _ => return Err("a union that is none".to_owned()),
            },
        };
        if offsets.len() != operands.len() {
            return Err("an aggregate with another number of fields".to_owned());
        }
        let mut overlaps = false;
        let mut fields = Vec::new();
        for (offset, operand) in offsets.into_iter().zip(operands) {
            let operand = self.operand(body, operand)?;
            if offset.saturating_add(operand.size()) > destination.size {
                return Err("a field outside of its aggregate".to_owned());
            }
            if let Operand::Place { place, .. } = &operand {
                overlaps |=
                    place.local == destination.local || place.indirect || destination.indirect;
            }
            fields.push((offset, operand));
        }
        // Nothing that is written can be read by a later field when there is only one.
        overlaps &= fields.len() > 1 || variant.is_some();
        Ok(Rvalue::Aggregate { fields: fields.into(), variant, overlaps })
    }

    /// The prepared cast; `None` when the bytes are used as they are.
    fn cast(&self, kind: CastKind, from: TyId, to: TyId) -> Lower<Option<Cast>> {
        let (from_ty, to_ty) = (self.ty(from)?, self.ty(to)?);
        Ok(Some(match kind {
            CastKind::IntToInt => match &from_ty.kind {
                TyKind::Adt(adt) if adt.kind == AdtKind::Enum => Cast::Enum { to: to_ty.size },
                _ => {
                    let class = self.numeric(from)?;
                    if class.size() == to_ty.size && self.numeric(to)?.size() == class.size() {
                        return Ok(None);
                    }
                    Cast::Int { from: class, to: to_ty.size }
                }
            },
            CastKind::FloatToInt => Cast::FloatToInt { from: from_ty.size, to: self.numeric(to)? },
            CastKind::IntToFloat => Cast::IntToFloat { from: self.numeric(from)?, to: to_ty.size },
            CastKind::FloatToFloat => Cast::FloatToFloat { from: from_ty.size, to: to_ty.size },
            CastKind::PtrToPtr => {
                let borrow = match (&from_ty.kind, &to_ty.kind) {
                    (TyKind::Ref(of, mutability), TyKind::RawPtr(..)) => {
                        let is_mutable = *mutability == mir::Mutability::Mut;
                        Some((*of, Borrow { what: Pointee::Raw, is_mutable, two_phase: false }))
                    }
                    _ => None,
                };
                match (self.numeric(from)?, self.numeric(to)?) {
                    (Numeric::FatPointer, Numeric::FatPointer) => {
                        Cast::Pointer { keeps_meta: true, borrow }
                    }
                    (Numeric::Pointer | Numeric::FatPointer, Numeric::Pointer) => {
                        Cast::Pointer { keeps_meta: false, borrow }
                    }
                    _ => return Err("a cast that makes a thin pointer fat".to_owned()),
                }
            }
            CastKind::PointerExposeProvenance => Cast::Expose { size: to_ty.size },
            CastKind::PointerWithExposedProvenance => Cast::FromExposed,
            CastKind::ReifyFnPointer(id) => {
                let &(address, alloc) =
                    self.functions.get(id.index()).ok_or("a pointer to no function")?;
                Cast::Function(address, alloc)
            }
            CastKind::UnsizeSlice(len) => self.unsize(from, to, NewMeta::Len(len))?,
            CastKind::UnsizeDyn(vtable) => {
                let &(address, alloc) =
                    self.globals.get(vtable.index()).ok_or("a pointer to no vtable")?;
                self.unsize(from, to, NewMeta::Vtable(address, alloc))?
            }
            CastKind::UpcastDyn(entry) => self.unsize(from, to, NewMeta::Entry(entry))?,
            CastKind::Transmute => {
                if from_ty.size != to_ty.size {
                    return Err(format!(
                        "transmute of `{}` of {} bytes to `{}` of {}",
                        from_ty.name, from_ty.size, to_ty.name, to_ty.size
                    ));
                }
                Cast::Transmute
            }
        }))
    }

    fn unsize(&self, from: TyId, to: TyId, meta: NewMeta) -> Lower<Cast> {
        let mut copies = Vec::new();
        let mut pointer = None;
        self.find_pointer((from, 0), (to, 0), 0, &mut copies, &mut pointer)?;
        let pointer = pointer.ok_or("a coercion of what holds no pointer")?;
        Ok(Cast::Unsize { copies, pointer, meta })
    }

    /// The one pointer inside `from` that becomes fat in `to`, and the fields that stay.
    fn find_pointer(
        &self,
        (from, from_offset): (TyId, u64),
        (to, to_offset): (TyId, u64),
        depth: u32,
        copies: &mut Vec<(u64, u64, u64)>,
        pointer: &mut Option<(u64, u64)>,
    ) -> Lower<()> {
        let size = self.types.get(from)?.size;
        if from == to || size == 0 {
            if size > 0 {
                copies.push((from_offset, to_offset, size));
            }
            return Ok(());
        }
        if depth > 32 {
            return Err("a coercion nested without end".to_owned());
        }
        let (from_ty, to_ty) = (self.ty(from)?, self.ty(to)?);
        match (&from_ty.kind, &to_ty.kind) {
            (
                TyKind::Ref(..) | TyKind::RawPtr(..),
                TyKind::Ref(target, _) | TyKind::RawPtr(target, _),
            ) => {
                let fat = self.types.get(*target)?.meta != Meta::None;
                if !fat || pointer.replace((from_offset, to_offset)).is_some() {
                    return Err("a coercion of something other than one pointer".to_owned());
                }
            }
            _ => {
                let (from_fields, to_fields) = (from_ty.struct_fields(), to_ty.struct_fields());
                if from_fields.len() != to_fields.len() || from_fields.is_empty() {
                    return Err(format!("a coercion of `{}` to `{}`", from_ty.name, to_ty.name));
                }
                for (a, b) in from_fields.iter().zip(to_fields) {
                    let (a, b) = ((a.ty, from_offset + a.offset), (b.ty, to_offset + b.offset));
                    self.find_pointer(a, b, depth + 1, copies, pointer)?;
                }
            }
        }
        Ok(())
    }
}
