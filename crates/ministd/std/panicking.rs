//! How a panic begins. The machine prints the message and unwinds.

use crate::{fmt, intrinsics, ptr};

/// Panics with a text as it stands.
#[track_caller]
pub const fn panic_str(message: &str) -> ! {
    unsafe { intrinsics::start_panic(message.as_ptr(), message.len(), ptr::null_mut()) }
}

#[lang = "panic"]
#[track_caller]
pub const fn panic(expr: &'static str) -> ! {
    panic_str(expr)
}

#[lang = "panic_fmt"]
#[track_caller]
pub const fn panic_fmt(fmt: fmt::Arguments<'_>) -> ! {
    match fmt.as_str() {
        Some(message) => panic_str(message),
        None => {
            let message = fmt::format(fmt);
            panic_str(&message)
        }
    }
}

#[lang = "panic_display"]
#[track_caller]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("{}", *x))
}

#[lang = "panic_bounds_check"]
#[track_caller]
pub fn panic_bounds_check(index: usize, len: usize) -> ! {
    panic!("index out of bounds: the len is {len} but the index is {index}")
}

/// What `assert_eq!` and `assert_ne!` say.
#[track_caller]
pub fn assert_failed<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(
    op: &str,
    left: &T,
    right: &U,
    args: Option<fmt::Arguments<'_>>,
) -> ! {
    assert_failed_inner(op, &left, &right, args)
}

#[track_caller]
fn assert_failed_inner(op: &str, left: &dyn fmt::Debug, right: &dyn fmt::Debug, args: Option<fmt::Arguments<'_>>) -> ! {
    match args {
        Some(args) => panic!("assertion `left {op} right` failed: {args}\n  left: {left:?}\n right: {right:?}"),
        None => panic!("assertion `left {op} right` failed\n  left: {left:?}\n right: {right:?}"),
    }
}
