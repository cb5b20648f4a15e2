//! Types as the machine and the pictures need them: a name, a layout, and what is inside.

use serde::{Deserialize, Serialize};

use crate::{FieldIdx, FnId, Mutability, TyId};

/// A type with its layout for x86-64, computed by rustc's layout code (`rustc_abi`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ty {
    /// As rustc prints it, without module paths: `Vec<i32>`, `&mut str`, `[u8; 4]`.
    pub name: String,
    /// Bytes; 0 for unsized types.
    pub size: u64,
    /// A power of two.
    pub align: u64,
    /// `Copy`: reading does not move.
    pub is_copy: bool,
    /// A function `fn(*mut T)` that drops a value in place; `None` when nothing is to be done.
    pub drop_glue: Option<FnId>,
    /// What is inside.
    pub kind: TyKind,
}

impl Ty {
    /// The fields of a struct, tuple or closure; none for anything else.
    pub fn struct_fields(&self) -> &[Field] {
        match &self.kind {
            TyKind::Adt(adt) if adt.variants.len() == 1 => &adt.variants[0].fields,
            TyKind::Tuple(fields) | TyKind::Closure(fields) => fields,
            _ => &[],
        }
    }
}

/// What is inside a type.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum TyKind {
    /// `bool`.
    Bool,
    /// `char`.
    Char,
    /// An integer of `size` bytes.
    Int {
        /// `i8`…`i128`, `isize`.
        signed: bool,
    },
    /// `f32` or `f64`, by size.
    Float,
    /// `&T`, `&mut T`.
    Ref(TyId, Mutability),
    /// `*const T`, `*mut T`.
    RawPtr(TyId, Mutability),
    /// A struct, enum or union.
    Adt(Adt),
    /// A tuple; `()` has no fields.
    Tuple(Vec<Field>),
    /// A closure: its captures, named by the variable.
    Closure(Vec<Field>),
    /// `[T; N]`.
    Array(TyId, u64),
    /// `[T]`.
    Slice(TyId),
    /// `str`.
    Str,
    /// `dyn Trait`.
    Dyn,
    /// The type of one function; no bytes.
    FnDef,
    /// `fn(A) -> B`.
    FnPtr,
    /// `!`.
    Never,
}

/// A struct, enum or union.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Adt {
    /// The name without arguments: `Vec`.
    pub name: String,
    /// Type arguments, in order.
    pub args: Vec<TyId>,
    /// Struct, enum or union.
    pub kind: AdtKind,
    /// Declared in `ministd`; its private fields are the real library's, not the reader's.
    pub is_std: bool,
    /// One for structs and unions.
    pub variants: Vec<Variant>,
    /// How an enum's value tells its variant.
    pub tag: Tag,
    /// For an enum, the type that [`Rvalue::Discriminant`](crate::Rvalue::Discriminant) yields.
    pub discr: Option<TyId>,
    /// The type's own `Drop` implementation, without the drops of its fields that
    /// [`Ty::drop_glue`] runs after it.
    pub drop_impl: Option<DropImpl>,
    /// The `owned_box` lang item: its contents are owned through a pointer, can be moved out of,
    /// and are dropped before its own `drop_impl` frees the allocation.
    pub is_box: bool,
    /// The future of an `async` block or function: an enum of its states. What it captured is in
    /// each; other fields may be of a value that is no more, and may be pointed to from inside.
    pub is_coroutine: bool,
    /// For a type that is one scalar with forbidden values (`NonNull`, `NonZero`): the allowed
    /// bits, inclusive, wrapping when start > end. Bytes outside are an invalid value.
    pub valid_range: Option<(u128, u128)>,
    /// `repr(packed(N))`: no field is aligned to more.
    pub pack: Option<u64>,
}

/// `<T as Drop>::drop`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DropImpl {
    /// `fn(&mut T)`.
    pub function: FnId,
    /// `&mut T`.
    pub self_ref: TyId,
}

/// Struct, enum or union.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum AdtKind {
    /// `struct`.
    Struct,
    /// `enum`.
    Enum,
    /// `union`.
    Union,
}

/// One variant of an enum, or the body of a struct.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Variant {
    /// Its name; for a struct, the struct's.
    pub name: String,
    /// Its discriminant as an `i128` (for enums).
    pub discr: i128,
    /// Fields in source order.
    pub fields: Vec<Field>,
    /// Has no value, as `Result<T, !>`'s `Err`.
    pub is_uninhabited: bool,
}

/// A field.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Field {
    /// `len`, or `0` for tuples.
    pub name: String,
    /// Its type.
    pub ty: TyId,
    /// Bytes from the start of the value.
    pub offset: u64,
}

/// How an enum's value tells its variant (rustc's `Variants` and `TagEncoding`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Tag {
    /// Not stored: only this variant can exist.
    Single(u32),
    /// Stored as an integer that is the discriminant, truncated.
    Direct {
        /// Where the tag is.
        offset: u64,
        /// Its bytes.
        size: u64,
    },
    /// Stored in values that a field of the `untagged` variant never has.
    Niche {
        /// Where the niche is.
        offset: u64,
        /// Its bytes.
        size: u64,
        /// The variant that uses all other values.
        untagged: u32,
        /// First variant in the niche.
        first: u32,
        /// Last variant in the niche.
        last: u32,
        /// The niche value of `first`; the others follow, wrapping.
        start: u128,
    },
}

/// A field of a type by index, with bounds already checked by the builder.
pub fn field(fields: &[Field], index: FieldIdx) -> Option<&Field> {
    fields.get(index.index())
}
