//! One at a time: a lock with the value it protects.

use super::{
    atomic::{AtomicU32, Ordering::{Acquire, Relaxed, Release}},
    futex::{self, WaitFor},
    poison::{self, LockResult, PoisonError, TryLockError, TryLockResult},
};
use crate::{cell::UnsafeCell, fmt, ops::{Deref, DerefMut}};

const UNLOCKED: u32 = 0;
/// Locked, and nobody waits.
const LOCKED: u32 = 1;
/// Locked, and others wait.
const CONTENDED: u32 = 2;

/// The lock itself, as on Linux.
pub(super) struct Futex {
    futex: AtomicU32,
}

impl Futex {
    pub(super) const fn new() -> Self { Self { futex: AtomicU32::new(UNLOCKED) } }

    pub(super) fn try_lock(&self) -> bool {
        let locked = self.futex.compare_exchange(UNLOCKED, LOCKED, Acquire, Relaxed).is_ok();
        if locked {
            futex::locked(self)
        }
        locked
    }

    pub(super) fn lock(&self) {
        self.acquire();
        futex::locked(self)
    }

    /// As `lock`, of which no sentence tells.
    pub(super) fn acquire(&self) {
        if self.futex.compare_exchange(UNLOCKED, LOCKED, Acquire, Relaxed).is_err() {
            self.lock_contended();
        }
    }

    /// The real one spins a little first, in the hope that the holder is about to finish.
    fn lock_contended(&self) {
        let mut state = self.futex.load(Relaxed);
        if state == UNLOCKED {
            match self.futex.compare_exchange(UNLOCKED, LOCKED, Acquire, Relaxed) {
                Ok(_) => return,
                Err(s) => state = s,
            }
        }
        loop {
            if state != CONTENDED && self.futex.swap(CONTENDED, Acquire) == UNLOCKED {
                // Locked, and as one that waited: others may wait too.
                return;
            }
            futex::wait(&self.futex, CONTENDED, None, WaitFor::Mutex, self);
            state = self.futex.load(Relaxed);
        }
    }

    pub(super) unsafe fn unlock(&self) {
        futex::unlocked(self);
        self.release()
    }

    pub(super) fn release(&self) {
        if self.futex.swap(UNLOCKED, Release) == CONTENDED {
            futex::wake(&self.futex);
        }
    }
}

pub struct Mutex<T: ?Sized> {
    inner: Futex,
    poison: poison::Flag,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

/// The lock is held; it is released when this is dropped.
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    lock: &'a Mutex<T>,
    poison: poison::Guard,
}

impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    pub const fn new(t: T) -> Mutex<T> {
        Mutex { inner: Futex::new(), poison: poison::Flag::new(), data: UnsafeCell::new(t) }
    }

    pub fn into_inner(self) -> LockResult<T> {
        let failed = self.poison.get();
        let data = self.data.into_inner();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<T: ?Sized> Mutex<T> {
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        self.inner.lock();
        MutexGuard::new(self)
    }

    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        if self.inner.try_lock() { Ok(MutexGuard::new(self)?) } else { Err(TryLockError::WouldBlock) }
    }

    pub fn is_poisoned(&self) -> bool { self.poison.get() }
    pub fn clear_poison(&self) { self.poison.clear() }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let failed = self.poison.get();
        let data = self.data.get_mut();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<'mutex, T: ?Sized> MutexGuard<'mutex, T> {
    fn new(lock: &'mutex Mutex<T>) -> LockResult<MutexGuard<'mutex, T>> {
        poison::map_result(lock.poison.guard(), |guard| MutexGuard { lock, poison: guard })
    }
}

/// The lock of a guard, for condition variables.
pub(super) fn guard_lock<'a, T: ?Sized>(guard: &MutexGuard<'a, T>) -> &'a Futex { &guard.lock.inner }
pub(super) fn guard_poison<'a, T: ?Sized>(guard: &MutexGuard<'a, T>) -> &'a poison::Flag { &guard.lock.poison }

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        unsafe {
            self.lock.poison.done(&self.poison);
            self.lock.inner.unlock();
        }
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}

impl<T> From<T> for Mutex<T> {
    fn from(t: T) -> Self { Mutex::new(t) }
}
impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> { Mutex::new(Default::default()) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => { d.field("data", &&*guard); }
            Err(TryLockError::Poisoned(err)) => { d.field("data", &&**err.get_ref()); }
            Err(TryLockError::WouldBlock) => { d.field("data", &"<locked>"); }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
