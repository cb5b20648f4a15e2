//! A lock that its holder may take again: that of standard output.

use super::{
    atomic::{AtomicU64, Ordering::Relaxed},
    mutex::Futex,
};
use crate::{cell::UnsafeCell, intrinsics};

pub(crate) struct ReentrantLock {
    mutex: Futex,
    /// The number of the holder plus 1; 0 when nobody holds it.
    owner: AtomicU64,
    lock_count: UnsafeCell<u32>,
}

unsafe impl Sync for ReentrantLock {}

impl ReentrantLock {
    pub(crate) const fn new() -> Self {
        Self { mutex: Futex::new(), owner: AtomicU64::new(0), lock_count: UnsafeCell::new(0) }
    }

    pub(crate) fn lock(&self) {
        let this_thread = intrinsics::thread_current() + 1;
        // Only this thread writes its own number there.
        if self.owner.load(Relaxed) != this_thread {
            self.mutex.acquire();
            self.owner.store(this_thread, Relaxed);
        }
        unsafe { *self.lock_count.get() += 1 }
    }

    /// By the holder.
    pub(crate) unsafe fn unlock(&self) {
        unsafe {
            *self.lock_count.get() -= 1;
            if *self.lock_count.get() == 0 {
                self.owner.store(0, Relaxed);
                self.mutex.release();
            }
        }
    }
}
