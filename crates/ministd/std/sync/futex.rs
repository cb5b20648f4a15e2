//! Waiting on a word of memory, as on Linux: a thread sleeps while the word holds a value, until
//! another one changes it and wakes it.

use super::atomic::AtomicU32;
use crate::{intrinsics, time::Duration};

/// What a thread waits for, in the order of the machine's `WaitFor`.
#[derive(Clone, Copy)]
pub(crate) enum WaitFor {
    Mutex,
    RwLockRead,
    RwLockWrite,
    Condvar,
    Once,
    Unpark,
    Message,
    Receiver,
    Barrier,
    Scope,
}

/// Waits while the word holds `expected`; false when the time was up. `object` is the lock or
/// channel that the word belongs to.
pub(crate) fn wait<T>(futex: &AtomicU32, expected: u32, timeout: Option<Duration>, what: WaitFor, object: *const T) -> bool {
    let nanos = match timeout {
        Some(timeout) => timeout.as_nanos_saturating(),
        None => u64::MAX,
    };
    unsafe { intrinsics::futex_wait(futex.as_ptr() as *const u32, expected, nanos, what as u8, object as *const u8) }
}

/// Wakes one of those that wait; was there one?
pub(crate) fn wake(futex: &AtomicU32) -> bool {
    unsafe { intrinsics::futex_wake(futex.as_ptr() as *const u32, 1) > 0 }
}

/// Wakes all that wait.
pub(crate) fn wake_all(futex: &AtomicU32) {
    unsafe { intrinsics::futex_wake(futex.as_ptr() as *const u32, u32::MAX) };
}

/// Says that the running thread holds a lock from now on.
pub(crate) fn locked<T>(object: *const T) { intrinsics::sync_note(0, object as *const u8) }

/// Says that the running thread does something that others wait for.
pub(crate) fn begun<T>(object: *const T) { intrinsics::sync_note(2, object as *const u8) }

/// Says that it is done.
pub(crate) fn ended<T>(object: *const T) { intrinsics::sync_note(3, object as *const u8) }

/// Says that it no longer does.
pub(crate) fn unlocked<T>(object: *const T) { intrinsics::sync_note(1, object as *const u8) }
