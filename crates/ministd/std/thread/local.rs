//! Values of which every thread has its own.

use super::Thread;
use crate::{
    cell::{Cell, RefCell},
    error::Error,
    fmt, intrinsics,
    mem::MaybeUninit,
    ptr,
};

/// Declares statics of which every thread has its own, made when the thread first uses it.
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block; $($rest:tt)*) => {
        $crate::__thread_local_one! { $(#[$attr])* $vis $name, $t, $init }
        $crate::thread_local! { $($rest)* }
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block) => {
        $crate::__thread_local_one! { $(#[$attr])* $vis $name, $t, $init }
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => {
        $crate::__thread_local_one! { $(#[$attr])* $vis $name, $t, $init }
        $crate::thread_local! { $($rest)* }
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr) => {
        $crate::__thread_local_one! { $(#[$attr])* $vis $name, $t, $init }
    };
}

#[macro_export]
macro_rules! __thread_local_one {
    ($(#[$attr:meta])* $vis:vis $name:ident, $t:ty, $init:expr) => {
        $(#[$attr])* $vis const $name: $crate::thread::LocalKey<$t> = {
            fn __init() -> $t { $init }
            fn __get(init: $crate::option::Option<&mut $crate::option::Option<$t>>) -> *const $t {
                static KEY: u8 = 0;
                unsafe { $crate::thread::LocalKey::__storage(&KEY, init, __init) }
            }
            unsafe { $crate::thread::LocalKey::new(__get) }
        };
    };
}

pub struct LocalKey<T: 'static> {
    inner: fn(Option<&mut Option<T>>) -> *const T,
}

/// What a thread has for a key.
struct Storage<T> {
    state: Cell<u8>,
    value: MaybeUninit<T>,
}

/// As memory is that nobody wrote.
const INITIAL: u8 = 0;
const ALIVE: u8 = 1;
const DESTROYED: u8 = 2;

impl<T: 'static> LocalKey<T> {
    pub const unsafe fn new(inner: fn(Option<&mut Option<T>>) -> *const T) -> LocalKey<T> { LocalKey { inner } }

    /// The thread's value for a key; null when it has been dropped.
    pub unsafe fn __storage(key: &'static u8, init: Option<&mut Option<T>>, make: fn() -> T) -> *const T {
        unsafe {
            let storage = intrinsics::thread_local_storage::<Storage<T>>(key);
            match (*storage).state.get() {
                ALIVE => {}
                DESTROYED => return ptr::null(),
                _ => {
                    let value = match init {
                        Some(given) => given.take().unwrap_or_else(make),
                        None => make(),
                    };
                    let old = (*storage).state.replace(ALIVE);
                    if old == ALIVE {
                        // Its initialiser has used it too.
                        drop(ptr::read((*storage).value.as_ptr()));
                    } else if crate::mem::needs_drop::<T>() {
                        register(storage as *mut u8, destroy::<T>);
                    }
                    ptr::write((*storage).value.as_mut_ptr(), value);
                }
            }
            (*storage).value.as_ptr()
        }
    }

    #[track_caller]
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        match self.try_with(f) {
            Ok(r) => r,
            Err(err) => panic_access_error(err),
        }
    }

    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        let value = (self.inner)(None);
        if value.is_null() { Err(AccessError) } else { Ok(f(unsafe { &*value })) }
    }

    #[track_caller]
    fn initialize_with<F, R>(&'static self, init: T, f: F) -> R
    where
        F: FnOnce(Option<T>, &T) -> R,
    {
        let mut init = Some(init);
        let value = (self.inner)(Some(&mut init));
        if value.is_null() {
            panic_access_error(AccessError)
        }
        f(init, unsafe { &*value })
    }
}

#[track_caller]
fn panic_access_error(err: AccessError) -> ! {
    panic!("cannot access a Thread Local Storage value during or after destruction: {err:?}")
}

impl<T: 'static> LocalKey<Cell<T>> {
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.initialize_with(Cell::new(value), |value, cell| {
            if let Some(value) = value {
                cell.set(value.into_inner());
            }
        })
    }
    #[track_caller]
    pub fn get(&'static self) -> T where T: Copy { self.with(|cell| cell.get()) }
    #[track_caller]
    pub fn take(&'static self) -> T where T: Default { self.with(|cell| cell.take()) }
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T { self.with(|cell| cell.replace(value)) }
    #[track_caller]
    pub fn update(&'static self, f: impl FnOnce(T) -> T) where T: Copy { self.with(|cell| cell.set(f(cell.get()))) }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    #[track_caller]
    pub fn with_borrow<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R { self.with(|cell| f(&*cell.borrow())) }
    #[track_caller]
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R where F: FnOnce(&mut T) -> R { self.with(|cell| f(&mut *cell.borrow_mut())) }
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.initialize_with(RefCell::new(value), |value, cell| {
            if let Some(value) = value {
                *cell.borrow_mut() = value.into_inner();
            }
        })
    }
    #[track_caller]
    pub fn take(&'static self) -> T where T: Default { self.with(|cell| cell.take()) }
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T { self.with(|cell| cell.replace(value)) }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LocalKey").finish_non_exhaustive() }
}

/// The thread's value has been dropped.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AccessError").finish() }
}
impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt("already destroyed", f) }
}
impl Error for AccessError {}

/// What the library itself keeps for each thread; all zeros at first.
struct Own {
    current: MaybeUninit<Option<Thread>>,
    has_current: bool,
    /// What is to be dropped at the end of the thread; null when nothing is.
    destructors: *mut Destructor,
}

/// A value to be dropped, and the one registered before it.
struct Destructor {
    storage: *mut u8,
    drop: unsafe fn(*mut u8),
    next: *mut Destructor,
}

fn own() -> *mut Own {
    static KEY: u8 = 0;
    unsafe { intrinsics::thread_local_storage::<Own>(&KEY) }
}

/// The handle of the running thread, once there is one.
pub(super) unsafe fn current() -> *mut Option<Thread> {
    unsafe {
        let own = own();
        let current = (*own).current.as_mut_ptr();
        if !(*own).has_current {
            (*own).has_current = true;
            ptr::write(current, None);
        }
        current
    }
}

unsafe fn register(storage: *mut u8, drop: unsafe fn(*mut u8)) {
    unsafe {
        let own = own();
        let new = Box::new(Destructor { storage, drop, next: (*own).destructors });
        (*own).destructors = Box::into_raw(new);
    }
}

unsafe fn destroy<T>(storage: *mut u8) {
    unsafe {
        let storage = storage as *mut Storage<T>;
        (*storage).state.set(DESTROYED);
        ptr::drop_in_place((*storage).value.as_mut_ptr());
    }
}

/// The end of a thread: its values are dropped, the one made last first, and those that this makes
/// too.
pub(crate) fn run_destructors() {
    unsafe {
        let own = own();
        while !(*own).destructors.is_null() {
            let last = Box::from_raw((*own).destructors);
            (*own).destructors = last.next;
            (last.drop)(last.storage);
        }
        if (*own).has_current {
            *current() = None;
        }
    }
}
