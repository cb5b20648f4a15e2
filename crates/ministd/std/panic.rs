//! Panics: where they happen, how to catch them and go on with them.

use crate::{
    any::Any,
    cell::UnsafeCell,
    fmt, intrinsics,
    ops::{Deref, DerefMut},
    panicking,
    sync::{Mutex, RwLock, atomic},
};

#[lang = "panic_location"]
#[derive(Copy, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    col: u32,
}

impl<'a> Location<'a> {
    #[track_caller]
    pub const fn caller() -> &'static Location<'static> { intrinsics::caller_location() }
    pub const fn file(&self) -> &str { self.file }
    pub const fn line(&self) -> u32 { self.line }
    pub const fn column(&self) -> u32 { self.col }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.col)
    }
}

/// What a hook is told of a panic.
pub struct PanicHookInfo<'a> {
    pub(crate) payload: &'a (dyn Any + Send),
    pub(crate) location: &'a Location<'a>,
}

/// The name from before.
pub type PanicInfo<'a> = PanicHookInfo<'a>;

impl<'a> PanicHookInfo<'a> {
    pub fn payload(&self) -> &(dyn Any + Send) { self.payload }
    pub fn payload_as_str(&self) -> Option<&str> {
        match self.payload.downcast_ref::<&'static str>() {
            Some(text) => Some(text),
            None => match self.payload.downcast_ref::<String>() {
                Some(text) => Some(text),
                None => None,
            },
        }
    }
    pub fn location(&self) -> Option<&Location<'_>> { Some(self.location) }
}

impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked at {}:", self.location)?;
        match self.payload_as_str() {
            Some(text) => write!(f, "\n{text}"),
            None => Ok(()),
        }
    }
}
impl fmt::Debug for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PanicHookInfo")
            .field("payload", &self.payload)
            .field("location", &self.location)
            .field("can_unwind", &true)
            .field("force_no_backtrace", &false)
            .finish()
    }
}

pub use panicking::{set_hook, take_hook};

/// Types whose values are not seen half changed after a panic was caught.
pub auto trait UnwindSafe {}
/// Types of which that is so also behind a shared reference.
pub auto trait RefUnwindSafe {}

impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *const T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *mut T {}
impl<T: UnwindSafe + ?Sized> UnwindSafe for crate::ptr::Unique<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::ptr::NonNull<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::rc::Rc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::sync::Arc<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}
impl<T: UnwindSafe> RefUnwindSafe for crate::sync::OnceLock<T> {}

macro_rules! ref_unwind_safe {
    ($($t:ident)*) => { $(impl RefUnwindSafe for atomic::$t {})* };
}
ref_unwind_safe! {
    AtomicBool AtomicI8 AtomicU8 AtomicI16 AtomicU16 AtomicI32 AtomicU32 AtomicI64 AtomicU64
    AtomicIsize AtomicUsize
}
impl<T> RefUnwindSafe for atomic::AtomicPtr<T> {}

/// Says that it does not matter.
pub struct AssertUnwindSafe<T>(pub T);

impl<T> UnwindSafe for AssertUnwindSafe<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}
impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.0 }
}
impl<T> DerefMut for AssertUnwindSafe<T> {
    fn deref_mut(&mut self) -> &mut T { &mut self.0 }
}
impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
    type Output = R;
    extern "rust-call" fn call_once(self, _args: ()) -> R { (self.0)() }
}

pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> Result<R, Box<dyn Any + Send + 'static>> {
    panicking::catch(f)
}

pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! { panicking::resume(payload) }

#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! { panicking::panic_any(Box::new(msg)) }
