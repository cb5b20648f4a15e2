//! The short way for assignments between registers and through one pointer: no places to walk, no
//! values wider than a word, nothing to tell an observer. What does not fit exactly is left to the
//! general way, which also finds the words for what is wrong.

use mir::{BinOp, Intrinsic, Tag, TyId, TyKind, UnOp};

use super::{Cast, Check, Code, Meta, Numeric, Operand, Place, Residue, Rvalue, Step};
use crate::memory::Width;
use crate::variant::tag_of;

/// An assignment by the short way.
#[derive(Debug)]
pub(crate) enum Fast {
    /// From register to register; `whole` when all of it must be initialised.
    Copy { from: u64, to: u64, width: Width, whole: bool },
    /// As many words.
    CopyWords { from: u64, to: u64, words: u64 },
    /// A constant without provenance.
    Put { value: u64, to: u64, width: Width },
    /// Of two integers of the same class; the result has the class or is a bool.
    Binary { op: BinOp, class: Class, left: Source, right: Source, to: u64 },
    /// The same with a bool after it that tells of an overflow.
    Checked { op: BinOp, class: Class, left: Source, right: Source, to: Pair },
    /// An integer of another size.
    Extend { from: u64, width: Width, signed: bool, to: u64, to_width: Width },
    /// Values side by side, by copies and constants; what is between them is not initialised.
    Build { to: u64, size: u64, parts: Box<[Self]> },
    /// The discriminant that a tag says.
    Discriminant { tag: Where, width: Width, table: Table, to: u64, to_width: Width },
    /// The address of a place of which `size` bytes must be there.
    Address { of: Target, size: u64, to: u64 },
    /// A pointer moved by so many elements, within its allocation.
    Offset { pointer: u64, count: Source, stride: u64, to: u64 },
    /// `!bool`
    Not { from: u64, to: u64 },
    /// From memory to a register.
    Load { from: Target, width: Width, valid: Valid, to: u64 },
    /// The same, to write.
    Store { to: Target, ty: TyId, width: Width, from: Source },
}

/// The integers of an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Class {
    pub(crate) width: Width,
    pub(crate) signed: bool,
    /// Of the right operand; another one only for shifts.
    pub(crate) right: Width,
}

/// A place in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) base: Base,
    /// Bytes further.
    pub(crate) offset: u64,
    pub(crate) align: u64,
}

/// Where the way to a place in memory begins.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Base {
    /// Behind the thin pointer in a register.
    Pointer(u64),
    /// A local that has memory.
    Local(u32),
    /// An element of the slice behind the fat pointer in a register; the index is in another.
    Element { pointer: u64, index: u64, stride: u64 },
}

/// Where a value is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Where {
    Register(u64),
    Memory(Target),
}

/// Discriminants by tag, and that of every other tag.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) known: Box<[(u64, u64)]>,
    pub(crate) other: Option<u64>,
}

/// Where the halves of a pair are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) value: u64,
    pub(crate) flag: u64,
}

/// An operand.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source {
    Register(u64),
    Constant(u64),
}

/// Which bits are a value of the type.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Valid {
    Any,
    /// Any, and what it was a pointer to is lost: an integer of 8 bytes.
    Bare,
    Bool,
    /// Not null, and a multiple of the alignment.
    Reference {
        align: u64,
    },
}

impl Fast {
    /// The registers that it writes: from, and how many bytes.
    pub(crate) fn written(&self) -> (u64, u64) {
        match *self {
            Self::Copy { to, width, .. }
            | Self::Put { to, width, .. }
            | Self::Load { to, width, .. }
            | Self::Extend { to, to_width: width, .. } => (to, width.size()),
            Self::CopyWords { to, words, .. } => (to, words * 8),
            Self::Binary { to, class, .. } => (to, class.width.size()),
            Self::Checked { to, class, .. } => (to.value, to.flag - to.value + class.width.size()),
            Self::Build { to, size, .. } => (to, size),
            Self::Discriminant { to, to_width, .. } => (to, to_width.size()),
            Self::Address { to, .. } | Self::Offset { to, .. } => (to, 8),
            Self::Not { to, .. } => (to, 1),
            Self::Store { .. } => (0, 0),
        }
    }
}

impl Valid {
    #[inline]
    pub(crate) fn allows(self, bits: u64) -> bool {
        match self {
            Self::Any | Self::Bare => true,
            Self::Bool => bits <= 1,
            Self::Reference { align } => bits != 0 && bits & (align - 1) == 0,
        }
    }
}

impl Code {
    /// The short way of an assignment, if it has one.
    pub(super) fn fast(&self, place: &Place, rvalue: &Rvalue) -> Option<Fast> {
        let Some(to) = place.register() else {
            let to = target(place)?;
            let Rvalue::Use(operand) = rvalue else { return None };
            let (from, width) = (source(operand)?, Width::of(place.size)?);
            self.valid(place)?;
            return Some(Fast::Store { to, ty: place.ty, width, from });
        };
        match rvalue {
            Rvalue::Use(Operand::Place { place: from, moves: false }) => match from.register() {
                Some(at) => self.copy(from, at, to),
                None => {
                    let (valid, width) = (self.valid(from)?, Width::of(from.size)?);
                    aligned(to, width)?;
                    Some(Fast::Load { from: target(from)?, width, valid, to })
                }
            },
            Rvalue::Use(operand) => match source(operand)? {
                Source::Constant(value) => {
                    let width = Width::of(place.size)?;
                    aligned(to, width)?;
                    Some(Fast::Put { value, to, width })
                }
                Source::Register(_) => None,
            },
            Rvalue::Binary { op, class, right: right_class, operands } => {
                let Numeric::Int { size, signed } = *class else { return None };
                let Numeric::Int { size: right_size, .. } = *right_class else { return None };
                let (width, right_width) = (Width::of(size)?, Width::of(right_size)?);
                let class = Class { width, signed, right: right_width };
                let (left, right) = (source(&operands.0)?, source(&operands.1)?);
                match op {
                    BinOp::Offset => None,
                    BinOp::AddWithOverflow | BinOp::SubWithOverflow | BinOp::MulWithOverflow => {
                        let (value, flag) = self.overflow_offset(place.ty).ok()?;
                        let to = Pair { value: to + value, flag: to + flag };
                        aligned(to.value, width)?;
                        Some(Fast::Checked { op: *op, class, left, right, to })
                    }
                    _ => {
                        aligned(to, Width::of(place.size)?)?;
                        Some(Fast::Binary { op: *op, class, left, right, to })
                    }
                }
            }
            Rvalue::Cast(Cast::Int { from: class, to: size }, operand) => {
                let Numeric::Int { size: from_size, signed } = *class else { return None };
                let (width, to_width) = (Width::of(from_size)?, Width::of(*size)?);
                let from = operand.register()?;
                aligned(from, width)?;
                aligned(to, to_width)?;
                Some(Fast::Extend { from, width, signed, to, to_width })
            }
            Rvalue::Cast(Cast::Pointer { keeps_meta: false, borrow: None }, operand) => {
                let from = operand.register()?;
                aligned(from | to, Width::Eight)?;
                Some(Fast::Copy { from, to, width: Width::Eight, whole: true })
            }
            Rvalue::Cast(Cast::Pointer { keeps_meta: true, borrow: None }, operand) => {
                let from = operand.register()?;
                aligned(from | to, Width::Eight)?;
                Some(Fast::CopyWords { from, to, words: 2 })
            }
            Rvalue::Discriminant(of) => self.discriminant(of, place, to),
            Rvalue::Len(of) => match (of.register, &*of.steps) {
                (Some(start), [Step::Deref { fat: true }]) => {
                    let from = start + of.offset + 8;
                    aligned(from | to, Width::Eight)?;
                    Some(Fast::Copy { from, to, width: Width::Eight, whole: true })
                }
                _ => None,
            },
            Rvalue::ArrayLen(len) => {
                aligned(to, Width::Eight)?;
                Some(Fast::Put { value: *len, to, width: Width::Eight })
            }
            // What the library makes a reference to was checked when it came in.
            Rvalue::AddressOf { place: of, borrow: None, checked } => {
                aligned(to, Width::Eight)?;
                match (of.register, &*of.steps, of.meta) {
                    (_, _, Meta::None) => {
                        let size = if *checked { of.size } else { 0 };
                        Some(Fast::Address { of: target(of)?, size, to })
                    }
                    (Some(start), [Step::Deref { fat: true }], _) => {
                        aligned(start + of.offset, Width::Eight)?;
                        Some(Fast::CopyWords { from: start + of.offset, to, words: 2 })
                    }
                    _ => None,
                }
            }
            Rvalue::Aggregate { fields, variant, overlaps: false } => {
                self.build(place, to, fields, variant.map(mir::VariantIdx::index))
            }
            Rvalue::Unary { op: UnOp::Not, operand, .. } => {
                let is_bool = matches!(self.ty(operand.ty()).ok()?.kind, TyKind::Bool);
                is_bool.then_some(Fast::Not { from: operand.register()?, to })
            }
            _ => None,
        }
    }

    /// The short way of a call of an intrinsic.
    pub(super) fn fast_call(
        &self,
        intrinsic: Intrinsic,
        types: &[TyId],
        args: &[Operand],
        place: &Place,
    ) -> Option<Fast> {
        let to = place.register();
        let binary = |op| {
            let (left, right) = (args.first()?, args.get(1)?);
            let numeric = |operand: &Operand| self.numeric(operand.ty()).ok();
            let Numeric::Int { size, signed } = numeric(left)? else { return None };
            let Numeric::Int { size: right_size, .. } = numeric(right)? else { return None };
            let class = Class { width: Width::of(size)?, signed, right: Width::of(right_size)? };
            let (left, right, to) = (source(left)?, source(right)?, to?);
            aligned(to, class.width)?;
            (place.size == size).then_some(Fast::Binary { op, class, left, right, to })
        };
        let put = |value| {
            let (to, width) = (to?, Width::of(place.size)?);
            aligned(to, width)?;
            Some(Fast::Put { value, to, width })
        };
        let info = || self.types.get(*types.first()?).ok();
        match intrinsic {
            Intrinsic::SizeOf => put(info()?.size),
            Intrinsic::AlignOf => put(info()?.align),
            Intrinsic::NeedsDrop => put(self.glue(*types.first()?).ok()?.is_some().into()),
            Intrinsic::WrappingAdd => binary(BinOp::Add),
            Intrinsic::WrappingSub => binary(BinOp::Sub),
            Intrinsic::WrappingMul => binary(BinOp::Mul),
            Intrinsic::UncheckedShl => binary(BinOp::Shl),
            Intrinsic::UncheckedShr => binary(BinOp::Shr),
            Intrinsic::Transmute | Intrinsic::TransmuteUnchecked | Intrinsic::PtrAddr => {
                let from = args.first()?;
                let at = from.register()?;
                let (to, width) = (to?, Width::of(place.size)?);
                aligned(at, width)?;
                aligned(to, width)?;
                let fits = from.size() == place.size || intrinsic == Intrinsic::PtrAddr;
                match self.valid(place)? {
                    _ if !fits => None,
                    Valid::Any => Some(Fast::Copy { from: at, to, width, whole: true }),
                    Valid::Bare => {
                        let from = at;
                        Some(Fast::Extend { from, width, signed: false, to, to_width: width })
                    }
                    _ => None,
                }
            }
            Intrinsic::ReadViaCopy => {
                let (pointer, to, width) = (args.first()?.register()?, to?, Width::of(place.size)?);
                aligned(pointer, Width::Eight)?;
                aligned(to, width)?;
                let base = Base::Pointer(pointer);
                let from = Target { base, offset: 0, align: info()?.align };
                Some(Fast::Load { from, width, valid: self.valid(place)?, to })
            }
            Intrinsic::WriteViaMove => {
                let (pointer, value) = (args.first()?.register()?, args.get(1)?);
                aligned(pointer, Width::Eight)?;
                let Operand::Place { place: from, .. } = value else { return None };
                self.valid(from)?;
                let base = Base::Pointer(pointer);
                let to = Target { base, offset: 0, align: self.types.get(from.ty).ok()?.align };
                let (from, width) = (source(value)?, Width::of(value.size())?);
                Some(Fast::Store { to, ty: value.ty(), width, from })
            }
            Intrinsic::Offset => {
                let (pointer, count) = (args.first()?.register()?, source(args.get(1)?)?);
                let to = to?;
                aligned(pointer | to, Width::Eight)?;
                Some(Fast::Offset { pointer, count, stride: info()?.size, to })
            }
            Intrinsic::SliceFromRawParts => {
                let (data, len, to) = (args.first()?.register()?, source(args.get(1)?)?, to?);
                aligned(data | to, Width::Eight)?;
                let width = Width::Eight;
                let len = match len {
                    Source::Register(from) => Fast::Copy { from, to: to + 8, width, whole: true },
                    Source::Constant(value) => Fast::Put { value, to: to + 8, width },
                };
                let apart = |at: u64| at + 8 <= to || to + 16 <= at;
                let is_apart = apart(data) && args.get(1)?.register().is_none_or(apart);
                let parts = Box::new([Fast::Copy { from: data, to, width, whole: true }, len]);
                is_apart.then_some(Fast::Build { to, size: 16, parts })
            }
            Intrinsic::PtrMetadataLen => {
                let (from, to) = (args.first()?.register()? + 8, to?);
                aligned(from | to, Width::Eight)?;
                let fits = args.first()?.size() == 16;
                fits.then_some(Fast::Copy { from, to, width: Width::Eight, whole: true })
            }
            _ => None,
        }
    }

    fn discriminant(&self, of: &Place, place: &Place, to: u64) -> Option<Fast> {
        let TyKind::Adt(adt) = &self.ty(of.ty).ok()?.kind else { return None };
        let to_width = Width::of(place.size)?;
        aligned(to, to_width)?;
        let (offset, size) = match adt.tag {
            Tag::Single(_) => return None,
            Tag::Direct { offset, size } | Tag::Niche { offset, size, .. } => (offset, size),
        };
        let width = Width::of(size)?;
        let tag = match of.register() {
            Some(at) => {
                aligned(at + offset, width)?;
                Where::Register(at + offset)
            }
            None => {
                let target = target(of)?;
                Where::Memory(Target { offset: target.offset + offset, ..target })
            }
        };
        let mut known = Vec::new();
        let mut other = None;
        for (index, variant) in adt.variants.iter().enumerate() {
            let discr = variant.discr as u64;
            match tag_of(adt, index) {
                _ if variant.is_uninhabited => return None,
                Some((_, _, bits)) => known.push((bits as u64, discr)),
                None => other = Some(discr),
            }
        }
        // Every other tag is the untagged variant only if no variant is missing from the table.
        (known.len() <= 8).then(|| Fast::Discriminant {
            tag,
            width,
            table: Table { known: known.into(), other },
            to,
            to_width,
        })
    }

    fn build(
        &self,
        place: &Place,
        to: u64,
        fields: &[(u64, Operand)],
        variant: Option<usize>,
    ) -> Option<Fast> {
        if place.size == 0 || self.is_restricted(place.ty).ok()? {
            return None;
        }
        let mut parts = Vec::new();
        for (offset, operand) in fields {
            let (to, size) = (to + offset, operand.size());
            match operand {
                _ if size == 0 => {}
                Operand::Place { place, moves: false } => {
                    parts.push(self.copy(place, place.register()?, to)?);
                }
                operand => {
                    let (Source::Constant(value), width) = (source(operand)?, Width::of(size)?)
                    else {
                        return None;
                    };
                    aligned(to, width)?;
                    parts.push(Fast::Put { value, to, width });
                }
            }
        }
        if let (Some(variant), TyKind::Adt(adt)) = (variant, &self.ty(place.ty).ok()?.kind)
            && let Some((offset, size, bits)) = tag_of(adt, variant)
        {
            let (to, width) = (to + offset, Width::of(size)?);
            aligned(to, width)?;
            parts.push(Fast::Put { value: bits as u64, to, width });
        }
        Some(Fast::Build { to, size: place.size, parts: parts.into() })
    }

    fn copy(&self, from: &Place, at: u64, to: u64) -> Option<Fast> {
        if from.in_union && !matches!(self.valid(from), Some(Valid::Any)) {
            return None;
        }
        if let Some(width) = Width::of(from.size) {
            aligned(at, width)?;
            aligned(to, width)?;
            let checks = &self.validity(from.ty).ok()?.checks;
            let whole = match checks.as_slice() {
                [(0, Check::Init(all))] => *all == from.size,
                [(0, Check::Bool | Check::Char | Check::Ref(_) | Check::Function)] => true,
                _ => false,
            };
            return Some(Fast::Copy { from: at, to, width, whole });
        }
        let words = from.size / 8;
        let fits = from.size > 0 && (from.size | at | to).is_multiple_of(8) && words <= 8;
        fits.then_some(Fast::CopyWords { from: at, to, words })
    }

    /// Which bits of up to 8 bytes are a value of a place's type, when that is simple.
    fn valid(&self, place: &Place) -> Option<Valid> {
        match self.validity(place.ty).ok()?.checks.as_slice() {
            [(0, Check::Init(all))] if *all == place.size => {
                let is_bare =
                    place.size == 8 && matches!(self.residues(place.ty).ok()?, [Residue::Bare(_)]);
                Some(if is_bare { Valid::Bare } else { Valid::Any })
            }
            [(0, Check::Bool)] if place.size == 1 => Some(Valid::Bool),
            [(0, Check::Ref(to))] if place.size == 8 => {
                Some(Valid::Reference { align: self.types.get(*to).ok()?.align })
            }
            _ => None,
        }
    }
}

/// A place in memory that is not far.
fn target(place: &Place) -> Option<Target> {
    let Some(start) = place.register else {
        let (base, offset) = (Base::Local(place.local), place.offset);
        return place.steps.is_empty().then_some(Target { base, offset, align: 1 });
    };
    let pointer = start + place.offset;
    let offset = match *place.steps {
        [Step::Deref { fat: false }] => 0,
        [Step::Deref { fat: false }, Step::Offset(bytes)] => bytes,
        [
            Step::Deref { fat: true },
            Step::Index { register: Some(index), stride, len: None, .. },
        ] => {
            aligned(pointer, Width::Eight)?;
            let base = Base::Element { pointer, index, stride };
            return Some(Target { base, offset: 0, align: place.align });
        }
        _ => return None,
    };
    aligned(pointer, Width::Eight)?;
    Some(Target { base: Base::Pointer(pointer), offset, align: place.align })
}

fn source(operand: &Operand) -> Option<Source> {
    if let Some(at) = operand.register() {
        aligned(at, Width::of(operand.size())?)?;
        return Some(Source::Register(at));
    }
    match operand {
        Operand::Constant { size, value: super::Constant::Scalar(bits), .. } => {
            Width::of(*size)?;
            Some(Source::Constant(*bits as u64))
        }
        _ => None,
    }
}

fn aligned(offset: u64, width: Width) -> Option<()> {
    offset.is_multiple_of(width.size()).then_some(())
}
