//! What is at the end of a pointer: the type and extent of the memory it leads to.
//!
//! A heap block has no type of its own; it is seen through the pointers that reach it. Most say
//! it themselves (`Box<T>` holds a `*const T`). A growable buffer does not: its pointer is one to
//! bytes, whatever it holds. The rules, which name no type of the library:
//!
//! 1. A pointer to something larger than a byte says what is there. Behind a raw pointer the
//!    block is filled with as many of them as fit, behind a reference is exactly one.
//! 2. A raw pointer to bytes inside types of the library: the innermost of these types with a type
//!    parameter that a zero-sized marker (`PhantomData<T>`) mentions, or else with any type
//!    parameter, says what the elements are. If the outermost has no parameter, the bytes are text.
//! 3. Of the types of the library around a raw pointer, one that has a `len`, the pointer and at
//!    most one more integer says how many elements are in use; they are at the start.
//! 4. A pointer as in rule 2, to elements of more than a byte, that leads to the inside of a block:
//!    the elements are before it, the first one next to it, and what is behind it are bytes (a
//!    table with a byte for each place, aligned to 16 bytes: at least four elements of a multiple of
//!    four bytes fill it without a gap).

use machine::{AllocId, Memory};
use mir::{Adt, Program, TyId, TyKind};

use crate::read;

/// The second word of a fat pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meta {
    /// A length.
    Len(u64),
    /// The concrete type of a trait object.
    Concrete(TyId),
}

/// What a pointer leads to.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Shape {
    /// The type of the value or of each element.
    pub ty: TyId,
    /// For an unsized type.
    pub meta: Option<Meta>,
    /// A row of this many elements rather than one value.
    pub count: Option<u64>,
    /// Elements in use.
    pub len: Option<u64>,
    /// The elements end where the pointer leads, and are counted backwards from there.
    pub is_below: bool,
    /// Bytes that are text.
    pub is_text: bool,
    /// Bytes in all.
    pub extent: u64,
    /// How well the pointer knows: 0 any bytes, 1 a borrow, 2 the owner.
    pub rank: u8,
}

/// A type of the library that a pointer is inside of, and where its value begins.
pub(crate) type Owner = (TyId, u64);

/// A pointer as it is about to be followed.
pub(crate) struct Followed<'a> {
    /// The type it points to.
    pub pointee: TyId,
    /// `*const T` or `*mut T`.
    pub is_raw: bool,
    /// The allocation that holds it.
    pub holder: AllocId,
    /// Its fat half.
    pub meta: Option<Meta>,
    /// The types of the library around it, outermost first.
    pub owners: &'a [Owner],
    /// Bytes from the start of the allocation it leads to, to the address.
    pub offset: u64,
    /// Bytes from the address to the end of the allocation.
    pub room: u64,
}

/// Applies the rules above.
pub(crate) fn shape(program: &Program, memory: &Memory, pointer: &Followed<'_>) -> Option<Shape> {
    let ty = program.types.get(pointer.pointee.index())?;
    if let Some(meta) = pointer.meta {
        let extent = size_of(program, pointer.pointee, Some(meta))?;
        let rank = if pointer.is_raw { 2 } else { 1 };
        let shape = Shape {
            ty: pointer.pointee,
            meta: Some(meta),
            count: None,
            len: None,
            is_below: false,
            is_text: false,
            extent,
            rank,
        };
        return Some(shape);
    }
    let one = Shape {
        ty: pointer.pointee,
        meta: None,
        count: None,
        len: None,
        is_below: false,
        is_text: false,
        extent: ty.size,
        rank: 1,
    };
    if !pointer.is_raw {
        return Some(one);
    }
    let is_byte = ty.size <= 1 && !matches!(ty.kind, TyKind::Adt(_));
    let element = match is_byte {
        true => element_type(program, pointer.owners),
        false => Some(pointer.pointee),
    };
    let is_owned = element.is_some();
    let element = element.unwrap_or(pointer.pointee);
    let size = program.types.get(element.index())?.size;
    if size == 0 {
        return Some(one);
    }
    if is_byte && is_owned && element != pointer.pointee && pointer.offset > 0 {
        // With room left over, nothing says how many there are.
        let count = (pointer.offset.is_multiple_of(size) && size.is_multiple_of(4))
            .then(|| pointer.offset / size);
        return Some(match count {
            Some(_) => {
                Shape { ty: element, count, is_below: true, extent: pointer.room, rank: 2, ..one }
            }
            None => Shape { count: Some(pointer.room), extent: pointer.room, rank: 0, ..one },
        });
    }
    let count = pointer.room / size;
    let is_plain_byte =
        size == 1 && matches!(program.ty(element).kind, TyKind::Int { signed: false });
    let outermost = pointer.owners.first().and_then(|&(ty, _)| adt(program, ty));
    let len = length(program, memory, pointer);
    Some(Shape {
        ty: element,
        meta: None,
        count: (count != 1 || len.is_some()).then_some(count),
        len,
        is_below: false,
        is_text: is_plain_byte && outermost.is_some_and(|adt| adt.args.is_empty()),
        extent: count * size,
        rank: if is_owned { 2 } else { 0 },
    })
}

/// Bytes of a value, also of an unsized type.
pub(crate) fn size_of(program: &Program, ty: TyId, meta: Option<Meta>) -> Option<u64> {
    let found = program.types.get(ty.index())?;
    match (&found.kind, meta) {
        (TyKind::Slice(element), Some(Meta::Len(len))) => {
            program.types.get(element.index())?.size.checked_mul(len)
        }
        (TyKind::Str, Some(Meta::Len(len))) => Some(len),
        (TyKind::Dyn, Some(Meta::Concrete(concrete))) => {
            Some(program.types.get(concrete.index())?.size)
        }
        (TyKind::Adt(adt), Some(_)) if found.size == 0 => {
            let tail = adt.variants.first()?.fields.iter().max_by_key(|field| field.offset)?;
            let align = align_of(program, tail.ty, meta).max(found.align);
            let offset = tail.offset.next_multiple_of(align_of(program, tail.ty, meta));
            Some((offset + size_of(program, tail.ty, meta)?).next_multiple_of(align))
        }
        _ => Some(found.size),
    }
}

/// The alignment of a value, also of an unsized type; at least 1.
pub(crate) fn align_of(program: &Program, ty: TyId, meta: Option<Meta>) -> u64 {
    let Some(found) = program.types.get(ty.index()) else { return 1 };
    let align = match (&found.kind, meta) {
        (TyKind::Dyn, Some(Meta::Concrete(concrete))) => {
            program.types.get(concrete.index()).map_or(1, |concrete| concrete.align)
        }
        _ => found.align,
    };
    align.max(1)
}

/// Does a pointer to it have a second word?
pub(crate) fn is_unsized(program: &Program, ty: TyId) -> bool {
    let Some(found) = program.types.get(ty.index()) else { return false };
    match &found.kind {
        TyKind::Slice(_) | TyKind::Str | TyKind::Dyn => true,
        TyKind::Adt(adt) if found.size == 0 && adt.variants.len() == 1 => adt.variants[0]
            .fields
            .last()
            .is_some_and(|tail| tail.ty != ty && is_unsized(program, tail.ty)),
        _ => false,
    }
}

pub(crate) fn adt(program: &Program, ty: TyId) -> Option<&Adt> {
    match &program.types.get(ty.index())?.kind {
        TyKind::Adt(adt) => Some(adt),
        _ => None,
    }
}

/// Rule 2: what the elements behind a pointer to bytes are.
fn element_type(program: &Program, owners: &[Owner]) -> Option<TyId> {
    let owners = owners.iter().rev().filter_map(|&(ty, _)| adt(program, ty));
    let with_arguments: Vec<&Adt> = owners
        .filter(|adt| adt.args.iter().any(|&arg| is_element(program, arg)))
        // The wrappers of the pointer itself: `NonNull<u8>`.
        .filter(|adt| !is_pointer_wrapper(program, adt))
        .collect();
    let marked = with_arguments.iter().find_map(|adt| {
        adt.args.iter().copied().find(|&arg| {
            adt.variants.iter().flat_map(|variant| &variant.fields).any(|field| {
                program.types.get(field.ty.index()).is_some_and(|marker| marker.size == 0)
                    && crate::shape::adt(program, field.ty)
                        .is_some_and(|marker| marker.args.contains(&arg))
            })
        })
    });
    let first = || with_arguments.first()?.args.first().copied();
    marked.or_else(first)
}

/// Allocators are arguments too, but have no bytes.
fn is_element(program: &Program, ty: TyId) -> bool {
    program.types.get(ty.index()).is_some_and(|ty| ty.size > 0)
}

/// Is its only field with bytes, however deep, a raw pointer to its own argument?
fn is_pointer_wrapper(program: &Program, adt: &Adt) -> bool {
    let mut fields = adt
        .variants
        .iter()
        .flat_map(|variant| &variant.fields)
        .filter(|field| program.types.get(field.ty.index()).is_some_and(|ty| ty.size > 0));
    let (Some(only), None) = (fields.next(), fields.next()) else { return false };
    match &program.ty(only.ty).kind {
        TyKind::RawPtr(pointee, _) => adt.args.contains(pointee),
        TyKind::Adt(inner) => inner.args == adt.args && is_pointer_wrapper(program, inner),
        _ => false,
    }
}

/// Rule 3: how many elements are in use.
fn length(program: &Program, memory: &Memory, pointer: &Followed<'_>) -> Option<u64> {
    let bytes = &memory.get(pointer.holder)?.bytes;
    pointer.owners.iter().find_map(|&(ty, offset)| {
        let fields = &adt(program, ty)?.variants.first()?.fields;
        let len = fields.iter().find(|field| field.name == "len")?;
        if !matches!(program.types.get(len.ty.index())?.kind, TyKind::Int { signed: false }) {
            return None;
        }
        let (mut pointers, mut others) = (0, 0);
        count_scalars(program, ty, 0, &mut pointers, &mut others);
        (pointers == 1 && others <= 2)
            .then(|| read::uint(bytes, offset + len.offset, 8))
            .flatten()
            .map(|len| len as u64)
    })
}

fn count_scalars(program: &Program, ty: TyId, depth: u32, pointers: &mut u32, others: &mut u32) {
    let Some(found) = program.types.get(ty.index()) else { return };
    if found.size == 0 {
        return;
    }
    match &found.kind {
        TyKind::Adt(adt) if adt.variants.len() == 1 && depth < 16 => {
            for field in &adt.variants[0].fields {
                count_scalars(program, field.ty, depth + 1, pointers, others);
            }
        }
        TyKind::RawPtr(..) | TyKind::Ref(..) => *pointers += 1,
        _ => *others += 1,
    }
}
