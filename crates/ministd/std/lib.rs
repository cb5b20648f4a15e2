//! The standard library of the simulator: `core`, `alloc` and `std` in one crate.
//!
//! Nothing lies below it. What the machine does natively is in [`intrinsics`]; everything else is
//! ordinary code that the reader can step into. Field orders, growth and counting are the real
//! library's, so that the words in memory are too.

#![no_core]
#![rustc_coherence_is_core]
#![feature(lang_items)]

#[macro_use]
mod macros;

pub mod alloc;
pub mod any;
pub mod array;
pub mod ascii;
pub mod borrow;
mod bool;
pub mod boxed;
pub mod cell;
pub mod char;
pub mod clone;
pub mod cmp;
pub mod collections;
pub mod convert;
pub mod default;
pub mod env;
pub mod error;
pub mod f32;
pub mod f64;
pub mod ffi;
pub mod fmt;
pub mod future;
pub mod hash;
mod hashbrown;
pub mod hint;
pub mod intrinsics;
pub mod io;
pub mod iter;
mod libc;
pub mod marker;
pub mod mem;
pub mod num;
pub mod ops;
pub mod option;
pub mod panic;
pub mod panicking;
pub mod pin;
pub mod prelude;
pub mod process;
pub mod ptr;
mod raw_vec;
pub mod rc;
pub mod result;
pub mod slice;
pub mod str;
pub mod string;
pub mod sync;
pub mod task;
pub mod thread;
pub mod time;
pub mod vec;

/// Names of the operating system.
pub mod os {
    /// C's types under their old path.
    pub mod raw {
        pub use crate::ffi::{c_char, c_double, c_float, c_int, c_long, c_longlong, c_schar, c_short, c_uchar, c_uint, c_ulong, c_ulonglong, c_ushort, c_void};
    }
}

#[prelude_import]
use prelude::rust_2024::*;

/// The modules from before integers had associated constants.
macro_rules! integer_modules {
    ($($t:ident)*) => { $(
        pub mod $t {
            pub const MIN: $t = $t::MIN;
            pub const MAX: $t = $t::MAX;
        }
    )* };
}
integer_modules! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
