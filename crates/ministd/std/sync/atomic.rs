//! Values that several threads change: each operation is one step.

use crate::{cell::UnsafeCell, fmt, intrinsics};

/// What an operation puts in order with operations of other threads.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

/// Puts operations before it and after it in order.
#[track_caller]
pub fn fence(order: Ordering) {
    if order == Relaxed {
        panic!("there is no such thing as a relaxed fence")
    }
    intrinsics::atomic_fence(order as u8)
}

/// One thread is always in order with itself.
pub fn compiler_fence(_order: Ordering) {}

pub fn spin_loop_hint() { intrinsics::thread_yield() }

fn load_order(order: Ordering) -> u8 {
    match order {
        Release => panic!("there is no such thing as a release load"),
        AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => order as u8,
    }
}

fn store_order(order: Ordering) -> u8 {
    match order {
        Acquire => panic!("there is no such thing as an acquire store"),
        AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => order as u8,
    }
}

fn failure_order(order: Ordering) -> u8 {
    match order {
        AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        Release => panic!("there is no such thing as a release failure ordering"),
        _ => order as u8,
    }
}

macro_rules! atomic {
    ($Atomic:ident $(<$P:ident>)? $T:ty) => {
        unsafe impl$(<$P>)? Send for $Atomic$(<$P>)? {}
        unsafe impl$(<$P>)? Sync for $Atomic$(<$P>)? {}

        impl$(<$P>)? $Atomic$(<$P>)? {
            pub const fn new(v: $T) -> Self { Self { v: UnsafeCell::new(v) } }
            pub fn get_mut(&mut self) -> &mut $T { self.v.get_mut() }
            pub const fn into_inner(self) -> $T { self.v.into_inner() }
            pub const fn as_ptr(&self) -> *mut $T { self.v.get() }
            pub const unsafe fn from_ptr<'a>(ptr: *mut $T) -> &'a Self { unsafe { &*(ptr as *mut Self) } }
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $T {
                unsafe { intrinsics::atomic_load(self.v.get() as *const $T, load_order(order)) }
            }
            #[track_caller]
            pub fn store(&self, val: $T, order: Ordering) {
                unsafe { intrinsics::atomic_store(self.v.get(), val, store_order(order)) }
            }
            pub fn swap(&self, val: $T, order: Ordering) -> $T {
                unsafe { intrinsics::atomic_rmw(0, self.v.get(), val, order as u8) }
            }
            #[track_caller]
            pub fn compare_exchange(&self, current: $T, new: $T, success: Ordering, failure: Ordering) -> Result<$T, $T> {
                let (old, ok) = unsafe {
                    intrinsics::atomic_cxchg(self.v.get(), current, new, success as u8, failure_order(failure))
                };
                if ok { Ok(old) } else { Err(old) }
            }
            /// On x86-64 it never fails without a reason.
            #[track_caller]
            pub fn compare_exchange_weak(&self, current: $T, new: $T, success: Ordering, failure: Ordering) -> Result<$T, $T> {
                self.compare_exchange(current, new, success, failure)
            }
            pub fn fetch_update<F: FnMut($T) -> Option<$T>>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<$T, $T> {
                let mut prev = self.load(fetch_order);
                while let Some(next) = f(prev) {
                    match self.compare_exchange_weak(prev, next, set_order, fetch_order) {
                        Ok(x) => return Ok(x),
                        Err(next_prev) => prev = next_prev,
                    }
                }
                Err(prev)
            }
            pub fn try_update<F: FnMut($T) -> Option<$T>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<$T, $T> {
                self.fetch_update(set_order, fetch_order, f)
            }
            pub fn update<F: FnMut($T) -> $T>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> $T {
                let mut prev = self.load(fetch_order);
                loop {
                    match self.compare_exchange_weak(prev, f(prev), set_order, fetch_order) {
                        Ok(x) => return x,
                        Err(next_prev) => prev = next_prev,
                    }
                }
            }
        }

        impl$(<$P>)? From<$T> for $Atomic$(<$P>)? {
            fn from(v: $T) -> Self { Self::new(v) }
        }
        impl$(<$P>)? fmt::Debug for $Atomic$(<$P>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Relaxed), f) }
        }
    };
}

macro_rules! atomic_int {
    ($($Atomic:ident $T:ident $align:literal $max:literal $min:literal)*) => { $(
        #[repr(C, align($align))]
        pub struct $Atomic {
            v: UnsafeCell<$T>,
        }

        atomic! { $Atomic $T }

        impl $Atomic {
            pub fn fetch_add(&self, val: $T, order: Ordering) -> $T { self.modify(1, val, order) }
            pub fn fetch_sub(&self, val: $T, order: Ordering) -> $T { self.modify(2, val, order) }
            pub fn fetch_and(&self, val: $T, order: Ordering) -> $T { self.modify(3, val, order) }
            pub fn fetch_nand(&self, val: $T, order: Ordering) -> $T { self.modify(4, val, order) }
            pub fn fetch_or(&self, val: $T, order: Ordering) -> $T { self.modify(5, val, order) }
            pub fn fetch_xor(&self, val: $T, order: Ordering) -> $T { self.modify(6, val, order) }
            pub fn fetch_max(&self, val: $T, order: Ordering) -> $T { self.modify($max, val, order) }
            pub fn fetch_min(&self, val: $T, order: Ordering) -> $T { self.modify($min, val, order) }
            fn modify(&self, op: u8, val: $T, order: Ordering) -> $T {
                unsafe { intrinsics::atomic_rmw(op, self.v.get(), val, order as u8) }
            }
        }

        impl Default for $Atomic {
            fn default() -> Self { Self::new(0) }
        }
    )* };
}

atomic_int! {
    AtomicI8 i8 1 7 8
    AtomicU8 u8 1 9 10
    AtomicI16 i16 2 7 8
    AtomicU16 u16 2 9 10
    AtomicI32 i32 4 7 8
    AtomicU32 u32 4 9 10
    AtomicI64 i64 8 7 8
    AtomicU64 u64 8 9 10
    AtomicIsize isize 8 7 8
    AtomicUsize usize 8 9 10
}

#[repr(C, align(1))]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}

atomic! { AtomicBool bool }

impl AtomicBool {
    pub fn fetch_and(&self, val: bool, order: Ordering) -> bool { self.modify(3, val, order) }
    pub fn fetch_or(&self, val: bool, order: Ordering) -> bool { self.modify(5, val, order) }
    pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool { self.modify(6, val, order) }
    pub fn fetch_not(&self, order: Ordering) -> bool { self.modify(6, true, order) }
    pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {
        // Bits beyond the first must stay 0.
        if val { self.fetch_xor(true, order) } else { self.swap(true, order) }
    }
    fn modify(&self, op: u8, val: bool, order: Ordering) -> bool {
        unsafe { intrinsics::atomic_rmw(op, self.v.get(), val, order as u8) }
    }
}

impl Default for AtomicBool {
    fn default() -> Self { Self::new(false) }
}

#[repr(C, align(8))]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

atomic! { AtomicPtr<T> *mut T }

impl<T> AtomicPtr<T> {
    pub const fn null() -> Self { Self::new(crate::ptr::null_mut()) }
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> Self { Self::null() }
}
impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.load(Relaxed), f) }
}
