//! Are these bytes a value of the type?

use mir::{TyId, TyKind};

use super::{Eval, Fault, Interpreter};
use crate::code::{Check, Meta};
use crate::memory::{AllocId, AllocKind, Pointer};
use crate::outcome::UbKind;
use crate::variant::{Variant, read_variant};

impl Interpreter<'_> {
    /// Checks the bytes of a value of a type.
    #[inline]
    pub(super) fn validate(&self, at: Pointer, ty: TyId) -> Eval<()> {
        let validity = self.code.validity(ty)?;
        for (offset, check) in &validity.checks {
            if let Check::Init(size) = check {
                let (found, start) = self.peek(at.offset(*offset), *size)?;
                if !found.is_init(start..start + size) {
                    return Err(self.uninit(at.offset(*offset), *size));
                }
            } else {
                self.check(at.offset(*offset), check)?;
            }
        }
        Ok(())
    }

    fn check(&self, at: Pointer, check: &Check) -> Eval<()> {
        let invalid = |message: String| Err(Fault::invalid_value(message).about(at.alloc()));
        match *check {
            Check::Init(size) => {
                self.load_scalar(at, size)?;
            }
            Check::Bool => {
                let bits = self.load_scalar(at, 1)?.bits;
                if bits > 1 {
                    return invalid(format!("the byte {bits:#04x} is not a `bool`"));
                }
            }
            Check::Char => {
                let bits = self.load_scalar(at, 4)?.bits as u32;
                if char::from_u32(bits).is_none() {
                    return invalid(format!("{bits:#x} is not a `char`"));
                }
            }
            Check::Ref(to) => {
                let value = self.load_scalar(at, 8)?;
                let address = value.bits as u64;
                if address == 0 {
                    return invalid("a reference that is null".to_owned());
                }
                let align = self.code.types.get(to)?.align;
                if address & (align - 1) != 0 {
                    return invalid(format!(
                        "a reference to address {address:#x}, which is not a multiple of {align}"
                    ));
                }
                self.check_dereferenceable(at, to)?;
            }
            Check::Vtable => {
                let address = self.load_scalar(at, 8)?.bits as u64;
                self.code.vtable(address)?;
            }
            Check::Function => {
                let value = self.load_scalar(at, 8)?;
                let kind =
                    value.provenance.and_then(|it| self.s.memory.get(it.alloc)).map(|it| it.kind);
                if !matches!(kind, Some(AllocKind::Function(_))) {
                    return invalid(format!("{:#x} is not the address of a function", value.bits));
                }
            }
            Check::Range { size, start, end, ty } => {
                let bits = self.load_scalar(at, size)?.bits;
                let inside = if start <= end {
                    start <= bits && bits <= end
                } else {
                    bits >= start || bits <= end
                };
                if !inside {
                    let name = &self.code.ty(ty)?.name;
                    return invalid(format!("{bits:#x} is not a value of `{name}`"));
                }
            }
            Check::Enum(ty) => return self.check_enum(at, ty),
            Check::Array { count, element } => {
                let stride = self.code.types.get(element)?.size;
                for index in 0..count {
                    self.validate(at.offset(index * stride), element)?;
                }
            }
            Check::Never(ty) => {
                let name = &self.code.ty(ty)?.name;
                return invalid(format!("a value of `{name}`, which has none"));
            }
        }
        Ok(())
    }

    /// What the reader's code makes, takes or passes on must lead to something. The library keeps
    /// references for longer, where nobody can use them.
    fn check_dereferenceable(&self, at: Pointer, to: TyId) -> Eval<()> {
        let Some(frame) = self.s.frames.last() else { return Ok(()) };
        if !self.code.body(frame.body)?.user {
            return Ok(());
        }
        let info = self.code.types.get(to)?;
        let pointer = self.load_pointer(at, info.meta != Meta::None)?;
        let size = match info.meta {
            Meta::None => info.size,
            _ => self.code.size_align_of_val(to, pointer.meta)?.0,
        };
        match size > 0 && !pointer.alloc().is_some_and(AllocId::is_special) {
            true => match self.s.memory.access(pointer, size) {
                Err(fault) => Err(fault.as_dangling_reference()),
                Ok(_) => Ok(()),
            },
            false => Ok(()),
        }
    }

    /// Reads what tells the variant, for what races.
    #[cold]
    fn touch_tag(&self, adt: &mir::Adt, at: Pointer) -> Eval<()> {
        match adt.tag {
            mir::Tag::Single(_) => Ok(()),
            mir::Tag::Direct { offset, size } | mir::Tag::Niche { offset, size, .. } => {
                self.read(at.offset(offset), size).map(|_| ())
            }
        }
    }

    fn check_enum(&self, at: Pointer, id: TyId) -> Eval<()> {
        let ty = self.code.ty(id)?;
        let TyKind::Adt(adt) = &ty.kind else {
            return Err(Fault::malformed("an enum that is none"));
        };
        let variant = self.variant(at, id)?;
        if adt.is_coroutine && variant > 0 {
            // Once it has run, what of its fields holds a value depends on where it is.
            return Ok(());
        }
        let fields = adt.variants.get(variant).map_or(&[][..], |variant| &variant.fields);
        fields.iter().try_for_each(|field| self.validate(at.offset(field.offset), field.ty))
    }

    /// The variant of an enum in memory.
    pub(super) fn variant(&self, at: Pointer, id: TyId) -> Eval<usize> {
        let ty = self.code.ty(id)?;
        let TyKind::Adt(adt) = &ty.kind else {
            return Ok(0);
        };
        if self.s.memory.races.is_some() {
            self.touch_tag(adt, at)?;
        }
        let (found, offset) = self.peek(at, ty.size)?;
        match read_variant(adt, found, offset) {
            Variant::Known(variant) => Ok(variant),
            Variant::Uninit => Err(Fault::ub(
                UbKind::UninitializedRead,
                format!("reading which variant of `{}` this is, but it was never written", ty.name),
            )
            .about(at.alloc())),
            Variant::Invalid(bits) => {
                Err(Fault::invalid_value(format!("{bits:#x} tells no variant of `{}`", ty.name))
                    .about(at.alloc()))
            }
        }
    }
}
