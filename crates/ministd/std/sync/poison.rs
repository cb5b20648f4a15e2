//! Locks remember when a thread panicked while it held them.

use super::atomic::{AtomicBool, Ordering};
use crate::{error::Error, fmt, thread};

/// Did a holder panic?
pub(super) struct Flag {
    failed: AtomicBool,
}

impl Flag {
    pub(super) const fn new() -> Flag { Flag { failed: AtomicBool::new(false) } }

    /// What to remember while the lock is held for writing.
    pub(super) fn guard(&self) -> LockResult<Guard> {
        let ret = Guard { panicking: thread::panicking() };
        if self.get() { Err(PoisonError::new(ret)) } else { Ok(ret) }
    }

    pub(super) fn borrow(&self) -> LockResult<()> {
        if self.get() { Err(PoisonError::new(())) } else { Ok(()) }
    }

    pub(super) fn done(&self, guard: &Guard) {
        if !guard.panicking && thread::panicking() {
            self.failed.store(true, Ordering::Relaxed)
        }
    }

    pub(super) fn get(&self) -> bool { self.failed.load(Ordering::Relaxed) }
    pub(super) fn clear(&self) { self.failed.store(false, Ordering::Relaxed) }
}

/// Was the thread panicking already when it locked?
#[derive(Clone)]
pub(super) struct Guard {
    panicking: bool,
}

/// A holder of the lock panicked: what it protects may be half changed.
pub struct PoisonError<T> {
    data: T,
}

/// Why `try_lock` gives no lock.
pub enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}

pub type LockResult<T> = Result<T, PoisonError<T>>;
pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;

impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T> { PoisonError { data } }
    pub fn into_inner(self) -> T { self.data }
    pub fn get_ref(&self) -> &T { &self.data }
    pub fn get_mut(&mut self) -> &mut T { &mut self.data }
}

impl<T> fmt::Debug for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("PoisonError { .. }") }
}
impl<T> fmt::Display for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("poisoned lock: another task failed inside") }
}
impl<T> Error for PoisonError<T> {}

impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> { TryLockError::Poisoned(err) }
}
impl<T> fmt::Debug for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(..) => fmt::Debug::fmt("Poisoned(..)", f),
            TryLockError::WouldBlock => fmt::Debug::fmt("WouldBlock", f),
        }
    }
}
impl<T> fmt::Display for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(..) => f.pad("poisoned lock: another task failed inside"),
            TryLockError::WouldBlock => f.pad("try_lock failed because the operation would block"),
        }
    }
}
impl<T> Error for TryLockError<T> {}

/// The same answer about something else.
pub(super) fn map_result<T, U, F: FnOnce(T) -> U>(result: LockResult<T>, f: F) -> LockResult<U> {
    match result {
        Ok(t) => Ok(f(t)),
        Err(PoisonError { data }) => Err(PoisonError::new(f(data))),
    }
}
