//! How a panic begins. The machine prints the message and unwinds.

use crate::{any::Any, fmt, intrinsics, mem::ManuallyDrop, ptr};

/// The address that stands for a payload that is the message as a `String`.
const AS_STRING: usize = 1;

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
            let payload = ptr::without_provenance_mut(AS_STRING);
            unsafe { intrinsics::start_panic(message.as_ptr(), message.len(), payload) }
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

/// Runs a function; what it panicked with, if it did.
pub fn catch<F: FnOnce() -> R, R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    let mut data = Data::<F, R> { f: ManuallyDrop::new(f) };
    let mut payload = ptr::null_mut();
    unsafe {
        if intrinsics::catch_unwind(call::<F, R>, &raw mut data as *mut u8, &raw mut payload) {
            Err(take(payload))
        } else {
            Ok(ManuallyDrop::into_inner(data.r))
        }
    }
}

/// First the function, then its result.
union Data<F, R> {
    f: ManuallyDrop<F>,
    r: ManuallyDrop<R>,
}

fn call<F: FnOnce() -> R, R>(data: *mut u8) {
    unsafe {
        let data = data as *mut Data<F, R>;
        let f = ManuallyDrop::take(&mut (*data).f);
        (*data).r = ManuallyDrop::new(f());
    }
}

/// What a panic was begun with. That of a message is made only now.
unsafe fn take(payload: *mut u8) -> Box<dyn Any + Send> {
    match payload.addr() {
        0 => Box::new(intrinsics::caught_message()),
        AS_STRING => Box::new(String::from(intrinsics::caught_message())),
        _ => *unsafe { Box::from_raw(payload as *mut Box<dyn Any + Send>) },
    }
}

/// Goes on unwinding with what was caught, without a message.
pub fn resume(payload: Box<dyn Any + Send>) -> ! {
    unsafe { intrinsics::resume_panic(Box::into_raw(Box::new(payload)) as *mut u8) }
}

/// Panics with a value, which is told when it is a text.
#[track_caller]
pub fn panic_any(payload: Box<dyn Any + Send>) -> ! {
    let message = match payload.downcast_ref::<&'static str>() {
        Some(text) => *text,
        None => match payload.downcast_ref::<String>() {
            Some(text) => &text[..],
            None => "Box<dyn Any>",
        },
    };
    let (ptr, len) = (message.as_ptr(), message.len());
    unsafe { intrinsics::start_panic(ptr, len, Box::into_raw(Box::new(payload)) as *mut u8) }
}
