//! From the body of an `async` block to a function that is called again and again (rustc's
//! `rustc_mir_transform::coroutine`).
//!
//! The body comes with its drops elaborated. Its first arguments are what the block captured, its
//! last one is the `&mut Context` that it is polled with. [`CoroutineLayout::of`] says which locals
//! must be kept while it is suspended; from that the type of the future is laid out, as an enum of
//! its states; then [`poll`] and [`drop_glue`] make the two functions that work on it.

mod saved;
mod transform;

use mir::{BasicBlock, Body, FieldIdx, Local, Place, TyId, VariantIdx};

use crate::bits::BitSet;

pub use transform::{drop_glue, poll};

/// The state before the first call of `poll`: what was captured is there.
pub const UNRESUMED: VariantIdx = VariantIdx(0);
/// The state after the last.
pub const RETURNED: VariantIdx = VariantIdx(1);
/// The state after a panic.
pub const PANICKED: VariantIdx = VariantIdx(2);
/// The states that every coroutine has; the others are its suspension points.
pub const RESERVED_VARIANTS: u32 = 3;

/// What a coroutine keeps while it is suspended (rustc's `CoroutineLayout`).
#[derive(Clone, PartialEq, Debug)]
pub struct CoroutineLayout {
    /// The locals that live across a suspension point, in order.
    pub saved: Vec<Local>,
    /// The suspension points.
    pub points: Vec<SuspensionPoint>,
    /// For each saved local those that are stored at the same time: these must not share bytes.
    pub conflicts: Vec<BitSet>,
}

/// A `Yield` of the body.
#[derive(Clone, PartialEq, Debug)]
pub struct SuspensionPoint {
    /// The block that ends with it.
    pub block: BasicBlock,
    /// Indices of the saved locals that live across it, in order.
    pub live: Vec<usize>,
    /// The captures that may still be there.
    pub captures: Vec<usize>,
    /// The locals whose storage has begun and not ended here, kept or not.
    storage: BitSet,
}

impl CoroutineLayout {
    /// Finds what lives across the suspension points of a body of which the first `captures`
    /// arguments are captures.
    pub fn of(body: &Body, types: &[mir::Ty], captures: usize) -> Self {
        saved::layout(body, types, captures)
    }

    /// Where a local is kept: a suspension point's variant and the field of it.
    fn place_of(&self, local: Local) -> Option<(VariantIdx, FieldIdx)> {
        let index = self.saved.iter().position(|&saved| saved == local)?;
        self.points.iter().enumerate().find_map(|(point, it)| {
            let field = it.live.iter().position(|&live| live == index)?;
            let variant = VariantIdx(RESERVED_VARIANTS + point as u32);
            Some((variant, FieldIdx(field as u32)))
        })
    }
}

/// What the two functions need to know of the program.
#[derive(Clone, Copy, Debug)]
pub struct CoroutineCx<'a> {
    /// How many of the first arguments are captures.
    pub captures: usize,
    /// What is kept while suspended.
    pub layout: &'a CoroutineLayout,
    /// The type of the coroutine's tag.
    pub tag_ty: TyId,
    /// `bool`.
    pub bool_ty: TyId,
    /// `&mut Coroutine`, or in the drop glue `*mut Coroutine`.
    pub self_ref: TyId,
}

/// The types of `poll`.
#[derive(Clone, Copy, Debug)]
pub struct PollTypes {
    /// `Pin<&mut Coroutine>`.
    pub pinned: TyId,
    /// `Poll<Output>`.
    pub poll: TyId,
    /// The variants `Ready` and `Pending`.
    pub variants: (VariantIdx, VariantIdx),
}

/// A capture, as part of the coroutine behind a pointer.
fn capture_place(this: Local, index: usize) -> Place {
    Place::from(this)
        .deref()
        .project(mir::PlaceElem::Downcast(UNRESUMED))
        .field(FieldIdx(index as u32))
}
