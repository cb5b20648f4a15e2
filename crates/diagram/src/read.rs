//! Scalars from bytes.

use machine::{AbstractByte, Bytes};
use mir::{Adt, Tag};

/// An unsigned integer of up to 16 bytes; `None` when a byte is uninitialised or outside.
pub(crate) fn uint(bytes: &Bytes, offset: u64, size: u64) -> Option<u128> {
    bytes.uint(offset, size)
}

/// The bits as a signed integer of `size` bytes.
pub(crate) fn sign_extend(bits: u128, size: u64) -> i128 {
    let unused = 128u32.saturating_sub((size * 8).min(128) as u32);
    if unused >= 128 { 0 } else { ((bits << unused) as i128) >> unused }
}

/// Is no byte of the range initialised?
pub(crate) fn is_all_uninit(bytes: &Bytes, offset: u64, size: u64) -> bool {
    (offset..offset.saturating_add(size).min(bytes.len().max(offset)))
        .all(|at| bytes.get(at) == AbstractByte::Uninit)
}

/// The variant that an enum's bytes say; `None` when the tag is uninitialised or says none.
pub(crate) fn variant(adt: &Adt, bytes: &Bytes, offset: u64) -> Option<u32> {
    match adt.tag {
        Tag::Single(index) => Some(index),
        Tag::Direct { offset: at, size } => {
            let tag = uint(bytes, offset + at, size)?;
            let mask = mask(size);
            let found = adt.variants.iter().position(|variant| variant.discr as u128 & mask == tag);
            found.map(|index| index as u32)
        }
        Tag::Niche { offset: at, size, untagged, first, last, start } => {
            let tag = uint(bytes, offset + at, size)?;
            let relative = tag.wrapping_sub(start) & mask(size);
            if relative <= u128::from(last.saturating_sub(first)) {
                Some(first + relative as u32)
            } else {
                Some(untagged)
            }
        }
    }
}

/// The bytes in hexadecimal, `__` for those that hold nothing.
pub(crate) fn hex(bytes: &Bytes, offset: u64, size: u64, limit: u64) -> String {
    let shown: Vec<String> = (offset..offset.saturating_add(size.min(limit)))
        .map(|at| match bytes.get(at) {
            AbstractByte::Init(value, _) => format!("{value:02x}"),
            AbstractByte::Uninit => "__".to_owned(),
        })
        .collect();
    let rest = if size > limit { " …" } else { "" };
    format!("{}{rest}", shown.join(" "))
}

fn mask(size: u64) -> u128 {
    if size >= 16 { u128::MAX } else { (1 << (size * 8)) - 1 }
}
