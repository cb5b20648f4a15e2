//! Waiting until another thread says that something has changed.

use super::{
    atomic::{AtomicU32, Ordering::Relaxed},
    futex::{self, WaitFor},
    mutex::{self, MutexGuard},
    poison::{self, LockResult, PoisonError},
};
use crate::{fmt, time::{Duration, Instant}};

pub struct Condvar {
    /// Counts notifications, so that one between unlocking and waiting is not missed.
    futex: AtomicU32,
}

#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool { self.0 }
}

impl Condvar {
    pub const fn new() -> Condvar { Condvar { futex: AtomicU32::new(0) } }

    fn wait_for<'a, T>(&self, guard: MutexGuard<'a, T>, timeout: Option<Duration>, what: WaitFor) -> (LockResult<MutexGuard<'a, T>>, bool) {
        let lock = mutex::guard_lock(&guard);
        let futex_value = self.futex.load(Relaxed);
        unsafe { lock.unlock() };
        let woken = futex::wait(&self.futex, futex_value, timeout, what, self);
        lock.lock();
        let poisoned = mutex::guard_poison(&guard).get();
        (if poisoned { Err(PoisonError::new(guard)) } else { Ok(guard) }, woken)
    }

    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_for(guard, None, WaitFor::Condvar).0
    }

    /// For barriers, which say what is waited for.
    pub(super) fn wait_at_barrier<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_for(guard, None, WaitFor::Barrier).0
    }

    pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(&self, mut guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    pub fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (guard, woken) = self.wait_for(guard, Some(dur), WaitFor::Condvar);
        poison::map_result(guard, |guard| (guard, WaitTimeoutResult(!woken)))
    }

    pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        mut guard: MutexGuard<'a, T>,
        dur: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let start = Instant::now();
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let timeout = match dur.checked_sub(start.elapsed()) {
                Some(timeout) => timeout,
                None => return Ok((guard, WaitTimeoutResult(true))),
            };
            guard = self.wait_timeout(guard, timeout)?.0;
        }
    }

    pub fn notify_one(&self) {
        self.futex.fetch_add(1, Relaxed);
        futex::wake(&self.futex);
    }

    pub fn notify_all(&self) {
        self.futex.fetch_add(1, Relaxed);
        futex::wake_all(&self.futex);
    }
}

impl Default for Condvar {
    fn default() -> Condvar { Condvar::new() }
}
impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Condvar { .. }") }
}
