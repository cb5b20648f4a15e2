//! What the machine needs to know of each type, computed once.

use std::cell::OnceCell;

use mir::{AdtKind, Program, Ty, TyId, TyKind};

use super::{Code, Lower, Residue, Retag, Validity};
use crate::interpret::{Eval, Fault};
use crate::memory::{align_up, has_sane_layout};

/// What a pointer to a type carries beside the address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meta {
    /// Nothing: the type is sized.
    None,
    /// A number of elements.
    Len,
    /// A vtable.
    Vtable,
}

/// A type, prepared.
pub(crate) struct TypeInfo {
    pub(crate) size: u64,
    pub(crate) align: u64,
    pub(crate) is_copy: bool,
    /// What a pointer to it carries.
    pub(crate) meta: Meta,
    /// Its field that is unsized: offset (before rounding up to its alignment) and type.
    pub(crate) tail: Option<(u64, TyId)>,
    validity: OnceCell<Lower<Validity>>,
    pub(super) residues: OnceCell<Box<[Residue]>>,
    pub(super) variant_residues: OnceCell<Box<[Box<[Residue]>]>>,
    pub(super) retags: OnceCell<Box<[Retag]>>,
    pub(super) cells: OnceCell<Box<[(u64, u64)]>>,
    pub(super) pinned: OnceCell<bool>,
}

/// All types of a program.
pub(crate) struct Types {
    infos: Vec<TypeInfo>,
}

impl Types {
    pub(super) fn new(program: &Program) -> Self {
        let infos = program.types.iter().map(|ty| {
            let sane = has_sane_layout(ty);
            TypeInfo {
                size: if sane { ty.size } else { 0 },
                align: if sane { ty.align } else { 1 },
                is_copy: ty.is_copy,
                meta: meta(program, ty, 0),
                tail: tail(ty).filter(|&(_, tail)| {
                    program
                        .types
                        .get(tail.index())
                        .is_some_and(|tail| meta(program, tail, 0) != Meta::None)
                }),
                validity: OnceCell::new(),
                residues: OnceCell::new(),
                variant_residues: OnceCell::new(),
                retags: OnceCell::new(),
                cells: OnceCell::new(),
                pinned: OnceCell::new(),
            }
        });
        Self { infos: infos.collect() }
    }

    pub(crate) fn get(&self, id: TyId) -> Lower<&TypeInfo> {
        self.infos.get(id.index()).ok_or_else(|| format!("there is no type {}", id.0))
    }
}

fn tail(ty: &Ty) -> Option<(u64, TyId)> {
    let field = match &ty.kind {
        TyKind::Adt(adt) if adt.kind == AdtKind::Struct => {
            adt.variants.first()?.fields.iter().max_by_key(|field| field.offset)?
        }
        TyKind::Tuple(fields) => fields.last()?,
        _ => return None,
    };
    // The unsized field is the last in the source too; one of size 0 may share its offset.
    let fields = ty.struct_fields();
    let last = fields.last().filter(|last| last.offset >= field.offset).unwrap_or(field);
    Some((last.offset, last.ty))
}

fn meta(program: &Program, ty: &Ty, depth: u32) -> Meta {
    match &ty.kind {
        TyKind::Slice(_) | TyKind::Str => Meta::Len,
        TyKind::Dyn => Meta::Vtable,
        TyKind::Adt(_) | TyKind::Tuple(_) if depth < 64 => match tail(ty) {
            Some((_, tail)) => match program.types.get(tail.index()) {
                Some(tail) => meta(program, tail, depth + 1),
                None => Meta::None,
            },
            None => Meta::None,
        },
        _ => Meta::None,
    }
}

impl Code {
    /// Which bytes are a value of the type.
    pub(crate) fn validity(&self, id: TyId) -> Lower<&Validity> {
        let info = self.types.get(id)?;
        match info.validity.get_or_init(|| super::validity::validity(self, id)) {
            Ok(validity) => Ok(validity),
            Err(why) => Err(why.clone()),
        }
    }

    /// The vtable at an address. Vtables never move, and no two share an address.
    pub(crate) fn vtable(&self, address: u64) -> Eval<mir::GlobalId> {
        let found = self.vtables.binary_search_by_key(&address, |(at, _)| *at).ok();
        found.and_then(|index| Some(self.vtables.get(index)?.1)).ok_or_else(|| {
            Fault::invalid_value(format!("{address:#x} is not the address of a vtable"))
        })
    }

    /// The vtable of a supertrait, in an entry of the vtable at an address.
    pub(crate) fn vtable_in(
        &self,
        address: u64,
        entry: u32,
    ) -> Eval<(u64, Option<crate::AllocId>)> {
        let table = self.program().globals.get(self.vtable(address)?.index());
        let Some(mir::GlobalKind::Vtable { entries, .. }) = table.map(|it| &it.kind) else {
            return Err(Fault::malformed("a vtable that is none"));
        };
        match entries.get(entry as usize) {
            Some(mir::VtblEntry::TraitVPtr(found)) => match self.globals.get(found.index()) {
                Some(&(address, alloc)) => Ok((address, Some(alloc))),
                None => Err(Fault::malformed("a pointer to no vtable")),
            },
            _ => Err(Fault::malformed("a vtable without this supertrait")),
        }
    }

    /// The concrete type of a vtable.
    pub(crate) fn vtable_ty(&self, global: mir::GlobalId) -> Eval<TyId> {
        match self.program().globals.get(global.index()).map(|global| &global.kind) {
            Some(mir::GlobalKind::Vtable { ty, .. }) => Ok(*ty),
            _ => Err(Fault::malformed("a vtable without a type")),
        }
    }

    /// Size and alignment of the value behind a pointer with this length or vtable.
    pub(crate) fn size_align_of_val(&self, ty: TyId, meta: u64) -> Eval<(u64, u64)> {
        let info = self.types.get(ty)?;
        if info.meta == Meta::None {
            return Ok((info.size, info.align));
        }
        if let Some((offset, tail)) = info.tail {
            let (size, align) = self.size_align_of_val(tail, meta)?;
            let pack = self.pack(ty)?;
            let align = align.min(pack).max(info.align);
            let end = align_up(offset, self.tail_align(ty, tail, meta)?) + size;
            return Ok((align_up(end, align), align));
        }
        match &self.ty(ty)?.kind {
            TyKind::Slice(element) => {
                let element = self.types.get(*element)?;
                let size = element.size.checked_mul(meta).filter(|&size| size < 1 << 62);
                let size = size
                    .ok_or_else(|| Fault::invalid_value("a slice too large for memory".into()))?;
                Ok((size, element.align))
            }
            TyKind::Str => Ok((meta, 1)),
            _ => {
                let concrete = self.vtable_ty(self.vtable(meta)?)?;
                let info = self.types.get(concrete)?;
                Ok((info.size, info.align))
            }
        }
    }

    /// Is a value of one type passed to a function as one of another type is (Miri's
    /// `check_argument_compat`)? Only scalars are known to differ; the rest is told by size.
    pub(crate) fn passes_as(&self, from: TyId, to: TyId) -> bool {
        if from == to {
            return true;
        }
        let (Ok(a), Ok(b)) = (self.types.get(from), self.types.get(to)) else { return false };
        let kind = |id| self.ty(self.unwrap(id, 0)).map(|ty| &ty.kind);
        let class = |kind: &TyKind| match kind {
            TyKind::Int { signed } => 1 + u8::from(*signed),
            TyKind::Char => 1,
            TyKind::Bool => 3,
            TyKind::Float => 4,
            TyKind::Ref(..) | TyKind::RawPtr(..) | TyKind::FnPtr => 5,
            _ => 0,
        };
        match (kind(from).map(class), kind(to).map(class)) {
            (Ok(left), Ok(right)) if left > 0 && right > 0 => left == right && a.size == b.size,
            _ => a.size == b.size,
        }
    }

    /// The only field of a struct that has bytes, as far down as there is one.
    fn unwrap(&self, id: TyId, depth: u32) -> TyId {
        let Ok(ty) = self.ty(id) else { return id };
        let is_struct = matches!(&ty.kind, TyKind::Adt(adt) if adt.kind == AdtKind::Struct);
        let size = |id| self.types.get(id).map_or(0, |info| info.size);
        let mut fields = ty.struct_fields().iter().filter(|field| size(field.ty) > 0);
        match (fields.next(), fields.next()) {
            (Some(only), None) if is_struct && depth < 16 => self.unwrap(only.ty, depth + 1),
            _ => id,
        }
    }

    /// What the unsized tail of a value is aligned to within it.
    pub(crate) fn tail_align(&self, ty: TyId, tail: TyId, meta: u64) -> Eval<u64> {
        Ok(self.size_align_of_val(tail, meta)?.1.min(self.pack(ty)?))
    }

    /// What no field of a type is aligned to more than.
    pub(super) fn pack(&self, ty: TyId) -> Lower<u64> {
        Ok(match &self.ty(ty)?.kind {
            TyKind::Adt(adt) => adt.pack.unwrap_or(u64::MAX),
            _ => u64::MAX,
        })
    }
}
