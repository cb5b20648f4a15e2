//! Typed indices into the tables of a [`Program`](crate::Program) and of a [`Body`](crate::Body).

use serde::{Deserialize, Serialize};

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The index as a position in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

index! {
    /// A type: an index into [`Program::types`](crate::Program::types).
    TyId;
    /// A function instance: an index into [`Program::bodies`](crate::Program::bodies).
    FnId;
    /// A literal, static, promoted value or vtable: an index into
    /// [`Program::globals`](crate::Program::globals).
    GlobalId;
    /// A basic block of a body.
    BasicBlock;
    /// A local of a body: `_0` is the return place, then the arguments, then variables and
    /// temporaries.
    Local;
    /// A field of a struct, tuple, closure or enum variant, in source order.
    FieldIdx;
    /// A variant of an enum, in source order; 0 for structs.
    VariantIdx;
    /// A source file: an index into [`Program::files`](crate::Program::files); 0 is the reader's.
    FileId;
}

impl BasicBlock {
    /// Where every body starts.
    pub const START: Self = Self(0);
}

impl Local {
    /// `_0`, where a function leaves its result.
    pub const RETURN: Self = Self(0);
}

impl FileId {
    /// The reader's own program.
    pub const USER: Self = Self(0);
}

impl VariantIdx {
    /// The only variant of a struct, tuple or closure.
    pub const STRUCT: Self = Self(0);
}
