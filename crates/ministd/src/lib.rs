//! The part of core, alloc and std that programs use, as Rust source text.
//!
//! The Rust code lives in `std/`, one file a module, in our own words with the real library's
//! signatures and algorithms. It is one crate to the front end, known to programs as `std`, `core`
//! and `alloc`. It is never compiled by rustc: the simulator runs it like any other code.

macro_rules! files {
    ($($path:literal)*) => { &[$(($path, include_str!(concat!("../std/", $path)))),*] };
}

/// The crate's files: path inside the crate and text, the crate root `lib.rs` first.
#[rustfmt::skip]
pub const FILES: &[(&str, &str)] = files! {
    "lib.rs"
    "alloc.rs"
    "any.rs"
    "array.rs"
    "bool.rs"
    "borrow.rs"
    "boxed.rs"
    "cell.rs"
    "char.rs"
    "clone.rs"
    "cmp.rs"
    "collections.rs"
    "convert.rs"
    "default.rs"
    "error.rs"
    "f32.rs"
    "f64.rs"
    "fmt.rs"
    "fmt/builders.rs"
    "fmt/float.rs"
    "fmt/impls.rs"
    "fmt/num.rs"
    "fmt/rt.rs"
    "hash.rs"
    "hint.rs"
    "intrinsics.rs"
    "io.rs"
    "iter.rs"
    "iter/adapters.rs"
    "iter/collect.rs"
    "iter/iterator.rs"
    "iter/range.rs"
    "iter/sources.rs"
    "macros.rs"
    "marker.rs"
    "mem.rs"
    "num.rs"
    "num/convert.rs"
    "num/float.rs"
    "num/int.rs"
    "num/nonzero.rs"
    "num/parse.rs"
    "num/wrapping.rs"
    "ops.rs"
    "ops/arith.rs"
    "ops/control.rs"
    "ops/function.rs"
    "ops/range.rs"
    "option.rs"
    "panic.rs"
    "panicking.rs"
    "pin.rs"
    "prelude.rs"
    "process.rs"
    "ptr.rs"
    "ptr/methods.rs"
    "ptr/non_null.rs"
    "raw_vec.rs"
    "rc.rs"
    "rc/traits.rs"
    "result.rs"
    "slice.rs"
    "slice/index.rs"
    "slice/iter.rs"
    "slice/sort.rs"
    "str.rs"
    "str/iter.rs"
    "str/methods.rs"
    "str/pattern.rs"
    "str/utf8.rs"
    "string.rs"
    "vec.rs"
    "vec/into_iter.rs"
    "vec/traits.rs"
};

/// Does the real library have a method of this name, which this one has nowhere? A program that
/// calls one is not wrong: it cannot be run here. Made from the names of the public functions of
/// Rust 1.96's library.
pub fn is_absent_method(name: &str) -> bool {
    include_str!("../absent.txt").lines().any(|absent| absent == name)
}
