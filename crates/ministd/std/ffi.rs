//! What Rust and C share: the names of C's types, and text that ends with a zero byte.

mod c_str;

pub use c_str::{CStr, CString, FromBytesUntilNulError, FromBytesWithNulError, IntoStringError, NulError};

pub type c_char = i8;
pub type c_schar = i8;
pub type c_uchar = u8;
pub type c_short = i16;
pub type c_ushort = u16;
pub type c_int = i32;
pub type c_uint = u32;
pub type c_long = i64;
pub type c_ulong = u64;
pub type c_longlong = i64;
pub type c_ulonglong = u64;
pub type c_float = f32;
pub type c_double = f64;

/// What C's `void *` points to: two variants, so that nobody takes it for a type without values.
#[repr(u8)]
#[lang = "c_void"]
pub enum c_void {
    #[doc(hidden)]
    __Variant1,
    #[doc(hidden)]
    __Variant2,
}

impl crate::fmt::Debug for c_void {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("c_void") }
}
