//! How a panic begins. The machine prints the message and unwinds; with a hook, the hook tells it.

use crate::{
    any::Any,
    fmt, intrinsics,
    mem::ManuallyDrop,
    panic::{Location, PanicHookInfo},
    ptr,
    sync::atomic::{AtomicBool, Ordering},
};

/// The address that stands for a payload that is the message as a `String`.
const AS_STRING: usize = 1;

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// What tells panics instead of the machine.
static mut HOOK: Option<Hook> = None;
static HAS_HOOK: AtomicBool = AtomicBool::new(false);

pub fn set_hook(hook: Hook) {
    if intrinsics::panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    let old = unsafe { ptr::replace(&raw mut HOOK, Some(hook)) };
    HAS_HOOK.store(true, Ordering::Release);
    drop(old);
}

pub fn take_hook() -> Hook {
    if intrinsics::panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    HAS_HOOK.store(false, Ordering::Release);
    match unsafe { ptr::replace(&raw mut HOOK, None) } {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

/// What the machine prints when there is no hook.
fn default_hook(info: &PanicHookInfo<'_>) {
    static FIRST: AtomicBool = AtomicBool::new(true);
    let message = info.payload_as_str().unwrap_or("Box<dyn Any>");
    let thread = crate::thread::current();
    let name = thread.name().unwrap_or("<unnamed>");
    let id = intrinsics::thread_current() + 1;
    eprintln!("\nthread '{name}' ({id}) panicked at {}:\n{message}", info.location);
    if FIRST.swap(false, Ordering::Relaxed) {
        eprintln!("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace");
    }
}

/// Tells a panic and unwinds; the pointer is what the intrinsic wants for the payload.
#[track_caller]
fn begin(message: &str, pointer: *mut u8, payload: &(dyn Any + Send)) -> ! {
    let told = HAS_HOOK.load(Ordering::Acquire);
    if told && let Some(hook) = unsafe { &*&raw const HOOK } {
        hook(&PanicHookInfo { payload, location: Location::caller() });
    }
    unsafe { intrinsics::start_panic(message.as_ptr(), message.len(), pointer, told) }
}

/// Panics with a text as it stands.
#[track_caller]
pub const fn panic_str(message: &'static str) -> ! {
    begin(message, ptr::null_mut(), &message)
}

/// Panics with a text that is the payload as a `String`.
#[track_caller]
pub const fn panic_text(message: &str) -> ! {
    let pointer = ptr::without_provenance_mut(AS_STRING);
    if HAS_HOOK.load(Ordering::Acquire) {
        begin(message, pointer, &String::from(message))
    }
    unsafe { intrinsics::start_panic(message.as_ptr(), message.len(), pointer, false) }
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
            begin(&message, payload, &message)
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
    let told = HAS_HOOK.load(Ordering::Acquire);
    if told && let Some(hook) = unsafe { &*&raw const HOOK } {
        hook(&PanicHookInfo { payload: &*payload, location: Location::caller() });
    }
    let (ptr, len) = (message.as_ptr(), message.len());
    unsafe { intrinsics::start_panic(ptr, len, Box::into_raw(Box::new(payload)) as *mut u8, told) }
}
