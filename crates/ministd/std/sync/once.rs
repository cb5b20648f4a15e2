//! Something that happens once.

use super::{
    atomic::{AtomicU32, Ordering::{AcqRel, Acquire, Relaxed, Release}},
    futex::{self, WaitFor},
};
use crate::{cell::Cell, fmt};

const COMPLETE: u32 = 0;
/// A thread is doing it.
const RUNNING: u32 = 1;
/// The thread that did it panicked.
const POISONED: u32 = 2;
const INCOMPLETE: u32 = 3;
/// Threads wait for the one that is doing it.
const QUEUED: u32 = 4;
const STATE_MASK: u32 = 3;

pub struct Once {
    state_and_queued: AtomicU32,
}

pub struct OnceState {
    poisoned: bool,
    set_state_to: Cell<u32>,
}

impl OnceState {
    pub fn is_poisoned(&self) -> bool { self.poisoned }
    pub(super) fn poison(&self) { self.set_state_to.set(POISONED) }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}

/// Ends the running: as complete, or as poisoned when the thread panics.
struct CompletionGuard<'a> {
    once: &'a Once,
    set_state_on_drop_to: u32,
}

impl<'a> Drop for CompletionGuard<'a> {
    fn drop(&mut self) {
        futex::ended(self.once);
        if self.once.state_and_queued.swap(self.set_state_on_drop_to, Release) & QUEUED != 0 {
            futex::wake_all(&self.once.state_and_queued);
        }
    }
}

impl Once {
    pub const fn new() -> Once { Once { state_and_queued: AtomicU32::new(INCOMPLETE) } }
    pub(super) const fn new_complete() -> Once { Once { state_and_queued: AtomicU32::new(COMPLETE) } }

    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        if self.is_completed() {
            return;
        }
        let mut f = Some(f);
        self.call(false, &mut |_| f.take().unwrap()());
    }

    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        if self.is_completed() {
            return;
        }
        let mut f = Some(f);
        self.call(true, &mut |p| f.take().unwrap()(p));
    }

    pub fn is_completed(&self) -> bool { self.state_and_queued.load(Acquire) == COMPLETE }

    pub fn wait(&self) {
        let mut state_and_queued = self.state_and_queued.load(Acquire);
        loop {
            if state_and_queued == COMPLETE {
                return;
            }
            if state_and_queued & STATE_MASK == POISONED {
                panic!("Once instance has previously been poisoned");
            }
            state_and_queued = self.queue_and_wait(state_and_queued);
        }
    }

    fn queue_and_wait(&self, state_and_queued: u32) -> u32 {
        let queued = state_and_queued | QUEUED;
        if state_and_queued & QUEUED == 0
            && let Err(new) = self.state_and_queued.compare_exchange_weak(state_and_queued, queued, Relaxed, Acquire)
        {
            return new;
        }
        futex::wait(&self.state_and_queued, queued, None, WaitFor::Once, self);
        self.state_and_queued.load(Acquire)
    }

    /// The state when one has the `Once` for oneself.
    pub(super) fn state(&mut self) -> ExclusiveState {
        match *self.state_and_queued.get_mut() {
            INCOMPLETE => ExclusiveState::Incomplete,
            POISONED => ExclusiveState::Poisoned,
            _ => ExclusiveState::Complete,
        }
    }

    #[track_caller]
    pub(super) fn call(&self, ignore_poisoning: bool, f: &mut dyn FnMut(&OnceState)) {
        let mut state_and_queued = self.state_and_queued.load(Acquire);
        loop {
            let state = state_and_queued & STATE_MASK;
            let queued = state_and_queued & QUEUED;
            match state {
                COMPLETE => return,
                RUNNING => state_and_queued = self.queue_and_wait(state_and_queued),
                _ => {
                    if state == POISONED && !ignore_poisoning {
                        panic!("Once instance has previously been poisoned");
                    }
                    if let Err(new) = self.state_and_queued.compare_exchange_weak(state_and_queued, RUNNING | queued, AcqRel, Acquire) {
                        state_and_queued = new;
                        continue;
                    }
                    futex::begun(self);
                    let mut guard = CompletionGuard { once: self, set_state_on_drop_to: POISONED };
                    let f_state = OnceState { poisoned: state == POISONED, set_state_to: Cell::new(COMPLETE) };
                    f(&f_state);
                    guard.set_state_on_drop_to = f_state.set_state_to.get();
                    return;
                }
            }
        }
    }
}

pub(super) enum ExclusiveState {
    Incomplete,
    Poisoned,
    Complete,
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Once { .. }") }
}
