//! Places and operands.

use serde::{Deserialize, Serialize};

use crate::{FieldIdx, FnId, GlobalId, Local, TyId, VariantIdx};

/// A location in memory: a local and a path from it (rustc's `Place`).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Where the path starts.
    pub local: Local,
    /// The path, outermost step first.
    pub projection: Vec<PlaceElem>,
}

impl From<Local> for Place {
    fn from(local: Local) -> Self {
        Self { local, projection: Vec::new() }
    }
}

impl Place {
    /// This place, one step further.
    pub fn project(&self, elem: PlaceElem) -> Self {
        let mut place = self.clone();
        place.projection.push(elem);
        place
    }

    /// `(*self)`.
    pub fn deref(&self) -> Self {
        self.project(PlaceElem::Deref)
    }

    /// `self.field`.
    pub fn field(&self, field: FieldIdx) -> Self {
        self.project(PlaceElem::Field(field))
    }

    /// The local itself, when the path is empty.
    pub fn as_local(&self) -> Option<Local> {
        self.projection.is_empty().then_some(self.local)
    }

    /// Does the path go through a pointer?
    pub fn is_indirect(&self) -> bool {
        self.projection.contains(&PlaceElem::Deref)
    }
}

/// One step of a path (rustc's `PlaceElem`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum PlaceElem {
    /// Through a reference or raw pointer. `Box` is not one: its place is
    /// `*(box.0.pointer)`, written out by the builder after drop elaboration; before it, a `Deref`
    /// of a place of `Box` type is allowed.
    Deref,
    /// A field of a struct, tuple, closure, union, or of the variant downcast to.
    Field(FieldIdx),
    /// `base[local]`, `local: usize`; bounds are checked by an `Assert` before.
    Index(Local),
    /// An element at a fixed distance from the start or, with `from_end`, from the end (1 is the
    /// last one). Made by slice patterns.
    ConstantIndex {
        /// The distance.
        offset: u64,
        /// Count from the end.
        from_end: bool,
    },
    /// `base[from..len - to]`, or `base[from..to]` when not `from_end`. Made by slice patterns.
    Subslice {
        /// Elements left out at the start.
        from: u64,
        /// Elements left out at the end, or the end.
        to: u64,
        /// How to read `to`.
        from_end: bool,
    },
    /// The same bytes, seen as one variant of the enum.
    Downcast(VariantIdx),
}

/// A value read from a place, or a constant (rustc's `Operand`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Operand {
    /// The bytes are copied; the place stays usable.
    Copy(Place),
    /// The bytes are copied; the place is no longer initialised.
    Move(Place),
    /// A constant.
    Constant(Const),
}

impl Operand {
    /// The place read, if it is one.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Copy(place) | Self::Move(place) => Some(place),
            Self::Constant(_) => None,
        }
    }
}

/// A constant of a type.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Const {
    /// Its type.
    pub ty: TyId,
    /// Its value.
    pub value: ConstValue,
}

/// The value of a [`Const`].
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub enum ConstValue {
    /// No bytes: `()`, a function item, a struct without fields.
    ZeroSized,
    /// An integer, float, bool or char as its bits, zero-extended. Also a raw pointer without
    /// provenance (`ptr::null()`).
    Scalar(u128),
    /// A thin pointer to a global: to a string's bytes, a static, a promoted value, a vtable.
    Pointer(GlobalId),
    /// A pointer to a global with a length: `&'static str`, `&'static [T]`.
    Slice(GlobalId, u64),
    /// A function pointer.
    Function(FnId),
    /// The bytes of a `const` item, evaluated once by the machine before `main`
    /// ([`GlobalKind::Const`](crate::GlobalKind::Const)); reading copies them.
    Global(GlobalId),
}
