//! Memory that exists for the whole run: literals, statics, consts, promoted values, vtables.

use serde::{Deserialize, Serialize};

use crate::{FnId, GlobalId, Span, TyId};

/// One global.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Global {
    /// What it is.
    pub kind: GlobalKind,
    /// The literal, static or const in the source.
    pub span: Span,
}

/// What a global is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum GlobalKind {
    /// The bytes of a string or byte-string literal: read-only, no terminator.
    Literal(Vec<u8>),
    /// A `static`; `init` runs before `main`, in the order of the table.
    Static {
        /// Its path.
        name: String,
        /// Its type.
        ty: TyId,
        /// `static mut`, or a type with interior mutability.
        mutable: bool,
        /// `fn() -> T`.
        init: FnId,
    },
    /// A `const` item with its generic arguments. Has no address: uses copy its bytes. `init` runs
    /// before `main`.
    Const {
        /// Its path.
        name: String,
        /// Its type.
        ty: TyId,
        /// `fn() -> T`.
        init: FnId,
    },
    /// A constant expression behind `&` that rustc promotes to a read-only static.
    Promoted {
        /// Its type.
        ty: TyId,
        /// `fn() -> T`.
        init: FnId,
    },
    /// The table behind a trait object: drop glue, size, align, then the entries.
    Vtable {
        /// The concrete type.
        ty: TyId,
        /// `Shape for Circle`.
        name: String,
        /// In the order of [`Callee::Virtual`](crate::Callee::Virtual).
        entries: Vec<VtblEntry>,
    },
}

/// One word of a vtable after drop glue, size and align (rustc's `VtblEntry`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum VtblEntry {
    /// A method.
    Method(FnId),
    /// The vtable of the same type for a supertrait, for upcasting.
    TraitVPtr(GlobalId),
    /// A method that this type does not have, as its bounds do not hold.
    Vacant,
}
