//! Many readers or one writer: a lock with the value it protects.

use super::{
    atomic::{AtomicU32, Ordering::{Acquire, Relaxed, Release}},
    futex::{self, WaitFor},
    poison::{self, LockResult, PoisonError, TryLockError, TryLockResult},
};
use crate::{cell::UnsafeCell, fmt, ops::{Deref, DerefMut}, ptr::NonNull};

const READ_LOCKED: u32 = 1;
const MASK: u32 = (1 << 30) - 1;
/// All bits of the count.
const WRITE_LOCKED: u32 = MASK;
const MAX_READERS: u32 = MASK - 1;
const READERS_WAITING: u32 = 1 << 30;
const WRITERS_WAITING: u32 = 1 << 31;

const fn is_unlocked(state: u32) -> bool { state & MASK == 0 }
const fn is_write_locked(state: u32) -> bool { state & MASK == WRITE_LOCKED }
const fn has_readers_waiting(state: u32) -> bool { state & READERS_WAITING != 0 }
const fn has_writers_waiting(state: u32) -> bool { state & WRITERS_WAITING != 0 }
const fn is_read_lockable(state: u32) -> bool {
    // Readers that come later do not pass writers that wait.
    state & MASK < MAX_READERS && !has_readers_waiting(state) && !has_writers_waiting(state)
}

/// The lock itself, as on Linux.
struct Futex {
    /// How many readers, or that there is a writer; and who waits.
    state: AtomicU32,
    /// Counts what writers were told; they wait here.
    writer_notify: AtomicU32,
}

impl Futex {
    const fn new() -> Self { Self { state: AtomicU32::new(0), writer_notify: AtomicU32::new(0) } }

    fn try_read(&self) -> bool {
        let locked = self.state.fetch_update(Acquire, Relaxed, |s| if is_read_lockable(s) { Some(s + READ_LOCKED) } else { None }).is_ok();
        if locked {
            futex::locked(self)
        }
        locked
    }

    #[track_caller]
    fn read(&self) {
        let state = self.state.load(Relaxed);
        if !is_read_lockable(state) || self.state.compare_exchange_weak(state, state + READ_LOCKED, Acquire, Relaxed).is_err() {
            self.read_contended();
        }
        futex::locked(self)
    }

    #[track_caller]
    fn read_contended(&self) {
        let mut has_slept = false;
        let mut state = self.state.load(Relaxed);
        loop {
            // One that was woken may lock though others wait: its turn has come.
            let may = if has_slept { state & MASK < MAX_READERS } else { is_read_lockable(state) };
            if may {
                match self.state.compare_exchange_weak(state, state + READ_LOCKED, Acquire, Relaxed) {
                    Ok(_) => return,
                    Err(s) => { state = s; continue; }
                }
            }
            if state & MASK == MAX_READERS {
                panic!("too many active read locks on RwLock");
            }
            if !has_readers_waiting(state)
                && let Err(s) = self.state.compare_exchange(state, state | READERS_WAITING, Relaxed, Relaxed)
            {
                state = s;
                continue;
            }
            futex::wait(&self.state, state | READERS_WAITING, None, WaitFor::RwLockRead, self);
            has_slept = true;
            state = self.state.load(Relaxed);
        }
    }

    unsafe fn read_unlock(&self) {
        futex::unlocked(self);
        let state = self.state.fetch_sub(READ_LOCKED, Release) - READ_LOCKED;
        if is_unlocked(state) && has_writers_waiting(state) {
            self.wake_writer_or_readers(state);
        }
    }

    fn try_write(&self) -> bool {
        let locked = self.state.fetch_update(Acquire, Relaxed, |s| if is_unlocked(s) { Some(s + WRITE_LOCKED) } else { None }).is_ok();
        if locked {
            futex::locked(self)
        }
        locked
    }

    fn write(&self) {
        if self.state.compare_exchange_weak(0, WRITE_LOCKED, Acquire, Relaxed).is_err() {
            self.write_contended();
        }
        futex::locked(self)
    }

    fn write_contended(&self) {
        let mut state = self.state.load(Relaxed);
        let mut other_writers_waiting = 0;
        loop {
            if is_unlocked(state) {
                match self.state.compare_exchange_weak(state, state | WRITE_LOCKED | other_writers_waiting, Acquire, Relaxed) {
                    Ok(_) => return,
                    Err(s) => { state = s; continue; }
                }
            }
            if !has_writers_waiting(state)
                && let Err(s) = self.state.compare_exchange(state, state | WRITERS_WAITING, Relaxed, Relaxed)
            {
                state = s;
                continue;
            }
            // From now on other writers may wait too, and this one would not know.
            other_writers_waiting = WRITERS_WAITING;
            let seq = self.writer_notify.load(Acquire);
            state = self.state.load(Relaxed);
            if is_unlocked(state) || !has_writers_waiting(state) {
                continue;
            }
            futex::wait(&self.writer_notify, seq, None, WaitFor::RwLockWrite, self);
            state = self.state.load(Relaxed);
        }
    }

    unsafe fn write_unlock(&self) {
        futex::unlocked(self);
        let state = self.state.fetch_sub(WRITE_LOCKED, Release) - WRITE_LOCKED;
        if has_writers_waiting(state) || has_readers_waiting(state) {
            self.wake_writer_or_readers(state);
        }
    }

    /// Writers first.
    fn wake_writer_or_readers(&self, mut state: u32) {
        if state == WRITERS_WAITING {
            match self.state.compare_exchange(state, 0, Relaxed, Relaxed) {
                Ok(_) => { self.wake_writer(); return; }
                Err(s) => state = s,
            }
        }
        if state == READERS_WAITING + WRITERS_WAITING {
            if self.state.compare_exchange(state, READERS_WAITING, Relaxed, Relaxed).is_err() {
                return;
            }
            if self.wake_writer() {
                return;
            }
            state = READERS_WAITING;
        }
        if state == READERS_WAITING && self.state.compare_exchange(state, 0, Relaxed, Relaxed).is_ok() {
            futex::wake_all(&self.state);
        }
    }

    fn wake_writer(&self) -> bool {
        self.writer_notify.fetch_add(1, Release);
        futex::wake(&self.writer_notify)
    }
}

pub struct RwLock<T: ?Sized> {
    inner: Futex,
    poison: poison::Flag,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

/// The value may be read; the lock is released when this is dropped.
pub struct RwLockReadGuard<'rwlock, T: ?Sized + 'rwlock> {
    data: NonNull<T>,
    inner_lock: &'rwlock Futex,
}

impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}

/// The value may be changed; the lock is released when this is dropped.
pub struct RwLockWriteGuard<'rwlock, T: ?Sized + 'rwlock> {
    lock: &'rwlock RwLock<T>,
    poison: poison::Guard,
}

impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    pub const fn new(t: T) -> RwLock<T> {
        RwLock { inner: Futex::new(), poison: poison::Flag::new(), data: UnsafeCell::new(t) }
    }

    pub fn into_inner(self) -> LockResult<T> {
        let failed = self.poison.get();
        let data = self.data.into_inner();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<T: ?Sized> RwLock<T> {
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        self.inner.read();
        RwLockReadGuard::new(self)
    }

    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.inner.try_read() { Ok(RwLockReadGuard::new(self)?) } else { Err(TryLockError::WouldBlock) }
    }

    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        self.inner.write();
        RwLockWriteGuard::new(self)
    }

    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if self.inner.try_write() { Ok(RwLockWriteGuard::new(self)?) } else { Err(TryLockError::WouldBlock) }
    }

    pub fn is_poisoned(&self) -> bool { self.poison.get() }
    pub fn clear_poison(&self) { self.poison.clear() }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let failed = self.poison.get();
        let data = self.data.get_mut();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<'rwlock, T: ?Sized> RwLockReadGuard<'rwlock, T> {
    fn new(lock: &'rwlock RwLock<T>) -> LockResult<RwLockReadGuard<'rwlock, T>> {
        poison::map_result(lock.poison.borrow(), |()| RwLockReadGuard {
            data: unsafe { NonNull::new_unchecked(lock.data.get()) },
            inner_lock: &lock.inner,
        })
    }
}

impl<'rwlock, T: ?Sized> RwLockWriteGuard<'rwlock, T> {
    fn new(lock: &'rwlock RwLock<T>) -> LockResult<RwLockWriteGuard<'rwlock, T>> {
        poison::map_result(lock.poison.guard(), |guard| RwLockWriteGuard { lock, poison: guard })
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { self.data.as_ref() } }
}
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) { unsafe { self.inner_lock.read_unlock() } }
}
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(&self.poison);
        unsafe { self.lock.inner.write_unlock() }
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}

impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> Self { RwLock::new(t) }
}
impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> { RwLock::new(Default::default()) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => { d.field("data", &&*guard); }
            Err(TryLockError::Poisoned(err)) => { d.field("data", &&**err.get_ref()); }
            Err(TryLockError::WouldBlock) => { d.field("data", &format_args!("<locked>")); }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
