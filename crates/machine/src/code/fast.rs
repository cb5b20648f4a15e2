//! The short way for assignments between registers and through one pointer: no places to walk, no
//! values wider than a word, nothing to tell an observer. What does not fit exactly is left to the
//! general way, which also finds the words for what is wrong.

use mir::{BinOp, TyId, TyKind, UnOp};

use super::{Cast, Check, Code, Numeric, Operand, Place, Rvalue, Step};
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
            Self::Not { to, .. } => (to, 1),
            Self::Store { .. } => (0, 0),
        }
    }
}

impl Valid {
    #[inline]
    pub(crate) fn allows(self, bits: u64) -> bool {
        match self {
            Self::Any => true,
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
            [(0, Check::Init(all))] if *all == place.size => Some(Valid::Any),
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
