//! Places and operands, prepared.

use mir::{AdtKind, ConstValue, PlaceElem, TyId, TyKind, VariantIdx};

use super::body::Scope;
use super::{Code, Lower, Meta};
use crate::memory::AllocId;
use crate::variant::tag_of;

/// A path from a local.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) local: u32,
    /// Where the local is, when it is a register.
    pub(crate) register: Option<u64>,
    /// Bytes from the start of the local, before `steps`.
    pub(crate) offset: u64,
    pub(crate) steps: Box<[Step]>,
    pub(crate) ty: TyId,
    /// Bytes; 0 when unsized.
    pub(crate) size: u64,
    /// What its address is a multiple of, when the pointers on the path are aligned.
    pub(crate) align: u64,
    /// What a pointer to it carries.
    pub(crate) meta: Meta,
    /// The path goes through a pointer.
    pub(crate) indirect: bool,
    /// The path goes through a field of a union: the bytes may be anything.
    pub(crate) in_union: bool,
}

/// A step that needs the state of the run.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Further by so many bytes.
    Offset(u64),
    /// Through the pointer that is here.
    Deref { fat: bool },
    /// To an element; `len` of an array, or of the slice when `None`.
    Index { local: u32, register: Option<u64>, stride: u64, len: Option<u64> },
    /// To an element at a distance from the start or end.
    ConstantIndex { offset: u64, from_end: bool, stride: u64, len: Option<u64> },
    /// To a part.
    Subslice { from: u64, to: u64, from_end: bool, stride: u64, len: Option<u64> },
    /// To the unsized field: its offset depends on its alignment.
    Tail { offset: u64, of: TyId, ty: TyId },
}

/// A value read from a place, or a constant.
#[derive(Debug)]
pub(crate) enum Operand {
    /// Read; `moves` when the reader's code moves it out and the place is no longer usable.
    Place {
        place: Place,
        moves: bool,
    },
    Constant {
        ty: TyId,
        size: u64,
        value: Constant,
    },
}

/// A constant with its addresses.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Constant {
    ZeroSized,
    Scalar(u128),
    Pointer(u64, AllocId),
    Slice(u64, AllocId, u64),
    /// The bytes of a const item.
    Bytes(u64, AllocId),
}

impl Place {
    /// Where it is, when it is a register or part of one.
    pub(crate) fn register(&self) -> Option<u64> {
        match self.register {
            Some(start) if self.steps.is_empty() => Some(start + self.offset),
            _ => None,
        }
    }
}

impl Operand {
    /// Where it is, when it is read from a register and stays there.
    pub(crate) fn register(&self) -> Option<u64> {
        match self {
            Self::Place { place, moves: false } => place.register(),
            _ => None,
        }
    }

    pub(crate) fn ty(&self) -> TyId {
        match self {
            Self::Place { place, .. } => place.ty,
            Self::Constant { ty, .. } => *ty,
        }
    }

    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Place { place, .. } => place.size,
            Self::Constant { size, .. } => *size,
        }
    }
}

/// Where a walk along a path is.
struct Walk<'a> {
    code: &'a Code,
    offset: u64,
    steps: Vec<Step>,
    ty: TyId,
    variant: usize,
    indirect: bool,
    in_union: bool,
    align: u64,
}

impl Code {
    pub(super) fn place(&self, body: Scope<'_>, place: &mir::Place) -> Lower<Place> {
        let local = body.local(place.local)?;
        let ty = local.ty;
        let mut walk = Walk {
            code: self,
            offset: 0,
            steps: Vec::new(),
            ty,
            variant: 0,
            indirect: false,
            in_union: false,
            align: local.align,
        };
        for &elem in &place.projection {
            walk.project(body, elem)?;
        }
        let info = self.types.get(walk.ty)?;
        Ok(Place {
            local: place.local.0,
            register: local.register,
            offset: walk.offset,
            steps: walk.steps.into(),
            ty: walk.ty,
            size: info.size,
            align: walk.align,
            meta: info.meta,
            indirect: walk.indirect,
            in_union: walk.in_union,
        })
    }

    /// The tag of an enum that has one of its own, and the bits that say it is the variant.
    pub(super) fn tag_place(&self, of: Place, variant: VariantIdx) -> Lower<(Place, u128)> {
        let TyKind::Adt(adt) = &self.ty(of.ty)?.kind else {
            return Err("a tag of what is no enum".to_owned());
        };
        let (Some((offset, size, bits)), Some(ty)) = (tag_of(adt, variant.index()), adt.discr)
        else {
            return Err("an enum without a tag of its own".to_owned());
        };
        if self.types.get(ty)?.size != size {
            return Err("a tag that is not of its type".to_owned());
        }
        let mut steps = of.steps.to_vec();
        let mut start = of.offset;
        if steps.is_empty() {
            start += offset;
        } else {
            steps.push(Step::Offset(offset));
        }
        let (steps, meta) = (steps.into(), Meta::None);
        Ok((Place { offset: start, steps, ty, size, align: 1, meta, ..of }, bits))
    }

    pub(super) fn operand(&self, body: Scope<'_>, operand: &mir::Operand) -> Lower<Operand> {
        let constant = match operand {
            mir::Operand::Copy(place) => {
                return Ok(Operand::Place { place: self.place(body, place)?, moves: false });
            }
            mir::Operand::Move(place) => {
                let place = self.place(body, place)?;
                let is_user = body.body.kind == mir::BodyKind::User;
                let moves = is_user && !self.types.get(place.ty)?.is_copy;
                return Ok(Operand::Place { place, moves });
            }
            mir::Operand::Constant(constant) => constant,
        };
        let size = self.types.get(constant.ty)?.size;
        let global = |id: mir::GlobalId| {
            self.globals.get(id.index()).copied().ok_or("a constant without its global")
        };
        let needs = |bytes: u64| match size == bytes {
            true => Ok(()),
            false => Err(format!("a constant of {bytes} bytes for a type of {size}")),
        };
        let value = match constant.value {
            ConstValue::ZeroSized => {
                needs(0)?;
                Constant::ZeroSized
            }
            ConstValue::Scalar(_) if size == 0 || size > 16 => {
                return Err(format!("a scalar of {size} bytes"));
            }
            ConstValue::Scalar(bits) => Constant::Scalar(bits),
            ConstValue::Pointer(id) => {
                needs(8)?;
                let (address, alloc) = global(id)?;
                Constant::Pointer(address, alloc)
            }
            ConstValue::Slice(id, len) => {
                needs(16)?;
                let (address, alloc) = global(id)?;
                Constant::Slice(address, alloc, len)
            }
            ConstValue::Function(id) => {
                needs(8)?;
                let &(address, alloc) =
                    self.functions.get(id.index()).ok_or("a constant without its function")?;
                Constant::Pointer(address, alloc)
            }
            ConstValue::Global(id) => {
                let (address, alloc) = global(id)?;
                Constant::Bytes(address, alloc)
            }
        };
        Ok(Operand::Constant { ty: constant.ty, size, value })
    }

    /// The type of arrays of so many elements, if the program has it.
    fn array_ty(&self, element: TyId, len: u64) -> Lower<TyId> {
        let mut types = self.program().types.iter();
        types
            .position(|ty| ty.kind == TyKind::Array(element, len))
            .map(|index| TyId(index as u32))
            .ok_or_else(|| "a part of an array whose type is not in the table".to_owned())
    }
}

impl Walk<'_> {
    fn project(&mut self, body: Scope<'_>, elem: PlaceElem) -> Lower<()> {
        let ty = self.code.ty(self.ty)?;
        match elem {
            PlaceElem::Deref => {
                let to = match &ty.kind {
                    TyKind::Ref(to, _) | TyKind::RawPtr(to, _) => *to,
                    TyKind::Adt(adt) if adt.is_box => {
                        *adt.args.first().ok_or("a Box without its type argument")?
                    }
                    _ => return Err(format!("`{}` cannot be dereferenced", ty.name)),
                };
                let info = self.code.types.get(to)?;
                self.align = info.align;
                self.steps.push(Step::Deref { fat: info.meta != Meta::None });
                self.ty = to;
                self.indirect = true;
                self.in_union = false;
            }
            PlaceElem::Downcast(variant) => {
                self.variant = variant.index();
                return Ok(());
            }
            PlaceElem::Field(index) => {
                let fields = match &ty.kind {
                    TyKind::Adt(adt) => {
                        self.in_union |= adt.kind == AdtKind::Union;
                        let at = if adt.kind == AdtKind::Enum { self.variant } else { 0 };
                        &adt.variants.get(at).ok_or("a variant that does not exist")?.fields
                    }
                    TyKind::Tuple(fields) | TyKind::Closure(fields) => fields,
                    _ => return Err(format!("`{}` has no fields", ty.name)),
                };
                let field = fields.get(index.index()).ok_or("a field that does not exist")?;
                let info = self.code.types.get(field.ty)?;
                if info.meta == Meta::None {
                    self.restrict(field.offset);
                    self.advance(field.offset);
                } else {
                    let of = self.ty;
                    self.align = info.align.min(self.code.pack(of)?);
                    self.steps.push(Step::Tail { offset: field.offset, of, ty: field.ty });
                }
                self.ty = field.ty;
            }
            PlaceElem::Index(local) => {
                let register = body.local(local)?.register;
                let (element, stride, len) = self.elements()?;
                self.steps.push(Step::Index { local: local.0, register, stride, len });
                self.ty = element;
            }
            PlaceElem::ConstantIndex { offset, from_end } => {
                let (element, stride, len) = self.elements()?;
                self.steps.push(Step::ConstantIndex { offset, from_end, stride, len });
                self.ty = element;
            }
            PlaceElem::Subslice { from, to, from_end } => {
                let (element, stride, len) = self.elements()?;
                self.steps.push(Step::Subslice { from, to, from_end, stride, len });
                if let Some(len) = len {
                    let end = if from_end { len.checked_sub(to) } else { Some(to) };
                    let count = end.and_then(|end| end.checked_sub(from));
                    let count = count.ok_or("a part outside of its array")?;
                    self.ty = self.code.array_ty(element, count)?;
                }
            }
        }
        self.variant = 0;
        Ok(())
    }

    /// What is left of the alignment at a distance.
    fn restrict(&mut self, bytes: u64) {
        if bytes != 0 {
            self.align = self.align.min(1 << bytes.trailing_zeros());
        }
    }

    fn advance(&mut self, bytes: u64) {
        match self.steps.last_mut() {
            None => self.offset += bytes,
            Some(Step::Offset(before)) => *before += bytes,
            Some(_) if bytes == 0 => {}
            Some(_) => self.steps.push(Step::Offset(bytes)),
        }
    }

    fn elements(&mut self) -> Lower<(TyId, u64, Option<u64>)> {
        let ty = self.code.ty(self.ty)?;
        let (element, len) = match ty.kind {
            TyKind::Array(element, len) => (element, Some(len)),
            TyKind::Slice(element) => (element, None),
            _ => return Err(format!("`{}` has no elements", ty.name)),
        };
        let stride = self.code.types.get(element)?.size;
        self.restrict(stride);
        Ok((element, stride, len))
    }
}
