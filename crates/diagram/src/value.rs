//! A typed place in memory, what is inside it, and where its pointers lead.

use machine::{AllocId, AllocKind, Allocation, Memory};
use mir::{AdtKind, Field, GlobalKind, Program, TyId, TyKind};

use crate::node::{PointerEnd, PointerTo, Slot};
use crate::read;
use crate::shape::{self, Followed, Meta, Owner, Shape};

/// A typed place.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Value {
    pub ty: TyId,
    pub alloc: AllocId,
    pub offset: u64,
    /// For an unsized type.
    pub meta: Option<Meta>,
    /// The types of the library it is a private part of, outermost first.
    pub owners: Vec<Owner>,
}

/// A value inside another.
pub(crate) struct Part {
    pub name: String,
    pub value: Value,
    /// Of a type parameter: the reader's own value inside a type of the library.
    pub is_argument: bool,
}

/// A program and its memory at one moment.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    pub program: &'a Program,
    pub memory: &'a Memory,
}

impl<'a> World<'a> {
    pub fn allocation(&self, id: AllocId) -> Option<&'a Allocation> {
        self.memory.get(id)
    }

    pub fn kind(&self, ty: TyId) -> Option<&'a TyKind> {
        self.program.types.get(ty.index()).map(|ty| &ty.kind)
    }

    pub fn size(&self, value: &Value) -> u64 {
        shape::size_of(self.program, value.ty, value.meta).unwrap_or(0)
    }

    pub fn slot(&self, value: &Value) -> Slot {
        Slot { alloc: value.alloc, offset: value.offset, size: self.size(value) }
    }

    /// The fields of a value in the order of memory, of an enum those of the active variant (with
    /// its name). Elements of arrays are not parts.
    pub fn parts(&self, value: &Value) -> (Option<&'a str>, Vec<Part>) {
        let Some(found) = self.program.types.get(value.ty.index()) else { return (None, vec![]) };
        match &found.kind {
            TyKind::Tuple(fields) | TyKind::Closure(fields) => {
                (None, self.fields(value, fields, &[], vec![]))
            }
            TyKind::Adt(adt) => {
                let Some(allocation) = self.allocation(value.alloc) else { return (None, vec![]) };
                let index = match adt.kind {
                    AdtKind::Enum => read::variant(adt, &allocation.bytes, value.offset),
                    AdtKind::Struct | AdtKind::Union => Some(0),
                };
                let variant = index.and_then(|index| adt.variants.get(index as usize));
                let Some(variant) = variant else { return (None, vec![]) };
                let mut owners = vec![];
                if adt.is_std {
                    owners = value.owners.clone();
                    owners.push((value.ty, value.offset));
                }
                let name = (adt.kind == AdtKind::Enum).then_some(variant.name.as_str());
                (name, self.fields(value, &variant.fields, &adt.args, owners))
            }
            _ => (None, vec![]),
        }
    }

    fn fields(
        &self,
        value: &Value,
        fields: &[Field],
        args: &[TyId],
        owners: Vec<Owner>,
    ) -> Vec<Part> {
        let mut parts: Vec<Part> = fields
            .iter()
            .map(|field| {
                let is_argument = args.contains(&field.ty);
                let meta = value.meta.filter(|_| shape::is_unsized(self.program, field.ty));
                let align = shape::align_of(self.program, field.ty, meta);
                let offset = match meta {
                    Some(_) => field.offset.next_multiple_of(align),
                    None => field.offset,
                };
                let value = Value {
                    ty: field.ty,
                    alloc: value.alloc,
                    offset: value.offset + offset,
                    meta,
                    owners: if is_argument { vec![] } else { owners.clone() },
                };
                Part { name: field.name.clone(), value, is_argument }
            })
            .collect();
        parts.sort_by_key(|part| part.value.offset);
        parts
    }

    /// The element type and number of an array or slice place.
    pub fn elements(&self, value: &Value) -> Option<(TyId, u64)> {
        match (self.kind(value.ty)?, value.meta) {
            (TyKind::Array(element, count), _) => Some((*element, *count)),
            (TyKind::Slice(element), Some(Meta::Len(len))) => Some((*element, len)),
            _ => None,
        }
    }

    /// The value of the concrete type behind a trait object.
    pub fn concrete(&self, value: &Value) -> Option<Value> {
        match (self.kind(value.ty)?, value.meta) {
            (TyKind::Dyn, Some(Meta::Concrete(ty))) => {
                Some(Value { ty, meta: None, owners: vec![], ..value.clone() })
            }
            _ => None,
        }
    }

    /// Where a pointer leads, and what is there. `None` when its bytes are not initialised or it
    /// is not a pointer.
    pub fn follow(&self, value: &Value) -> Option<(PointerEnd, Option<Shape>)> {
        let (pointee, is_raw) = match *self.kind(value.ty)? {
            TyKind::Ref(pointee, _) => (Some(pointee), false),
            TyKind::RawPtr(pointee, _) => (Some(pointee), true),
            TyKind::FnPtr => (None, true),
            _ => return None,
        };
        let bytes = &self.allocation(value.alloc)?.bytes;
        let (address, provenance) = bytes.pointer(value.offset)?;
        let nowhere = |to| Some((PointerEnd { address, to }, None));
        if address == 0 {
            return nowhere(PointerTo::Null);
        }
        let Some(target) = provenance.map(|provenance| provenance.alloc) else {
            return nowhere(PointerTo::Nothing);
        };
        let Some(allocation) = self.allocation(target) else {
            return nowhere(PointerTo::Nothing);
        };
        match allocation.kind {
            AllocKind::Function(id) => {
                let name = self.program.bodies.get(id.index()).map(|body| body.name.clone());
                return nowhere(PointerTo::Function(name.unwrap_or_default()));
            }
            AllocKind::Vtable(_) => {
                return nowhere(PointerTo::Vtable(self.vtable_name(target).unwrap_or_default()));
            }
            _ => {}
        }
        let offset = address.wrapping_sub(allocation.address);
        let Some(room) = allocation.bytes.len().checked_sub(offset) else {
            return nowhere(PointerTo::Outside);
        };
        let found = pointee.and_then(|pointee| {
            let followed = Followed {
                pointee,
                is_raw,
                holder: value.alloc,
                meta: self.meta(value, pointee),
                owners: &value.owners,
                offset,
                room,
            };
            shape::shape(self.program, self.memory, &followed)
        });
        let extent = found.as_ref().map_or(0, |shape| shape.extent).min(room);
        let slot = Slot { alloc: target, offset, size: extent };
        let to = if allocation.live { PointerTo::Live(slot) } else { PointerTo::Freed(slot) };
        Some((PointerEnd { address, to }, found))
    }

    /// The second word of a fat pointer.
    pub fn meta(&self, pointer: &Value, pointee: TyId) -> Option<Meta> {
        if !shape::is_unsized(self.program, pointee) {
            return None;
        }
        let bytes = &self.allocation(pointer.alloc)?.bytes;
        let (word, provenance) = bytes.pointer(pointer.offset + 8)?;
        match provenance.and_then(|provenance| self.vtable(provenance.alloc)) {
            Some((ty, _)) => Some(Meta::Concrete(ty)),
            None => Some(Meta::Len(word)),
        }
    }

    /// `Shape for Circle`, of the allocation of a vtable.
    pub fn vtable_name(&self, alloc: AllocId) -> Option<String> {
        self.vtable(alloc).map(|(_, name)| name.to_owned())
    }

    fn vtable(&self, alloc: AllocId) -> Option<(TyId, &'a str)> {
        let AllocKind::Vtable(id) = self.allocation(alloc)?.kind else { return None };
        match &self.program.globals.get(id.index())?.kind {
            GlobalKind::Vtable { ty, name, .. } => Some((*ty, name)),
            _ => None,
        }
    }

    /// The values a pointer's target consists of, at most `limit`.
    pub fn contents(&self, slot: Slot, shape: &Shape, limit: u64) -> Vec<Value> {
        let at = |offset| Value {
            ty: shape.ty,
            alloc: slot.alloc,
            offset,
            meta: shape.meta,
            owners: vec![],
        };
        let Some(count) = shape.count else { return vec![at(slot.offset)] };
        let size = self.program.types.get(shape.ty.index()).map_or(0, |ty| ty.size);
        let used = shape.len.unwrap_or(count).min(count).min(limit);
        let offset = |index| match shape.is_below {
            true => slot.offset.checked_sub((index + 1) * size),
            false => Some(slot.offset + index * size),
        };
        (0..used).filter_map(|index| Some(at(offset(index)?))).collect()
    }
}
