//! What threads share, and how they wait for one another.

pub mod atomic;
mod arc;
mod barrier;
mod condvar;
pub(crate) mod futex;
mod lazy_lock;
pub mod mpsc;
mod mutex;
mod once;
mod once_lock;
mod poison;
mod reentrant_lock;
mod rwlock;

pub use arc::{Arc, Weak};
pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use lazy_lock::LazyLock;
pub use mutex::{Mutex, MutexGuard};
pub use once::{Once, OnceState};
pub use once_lock::OnceLock;
pub use poison::{LockResult, PoisonError, TryLockError, TryLockResult};
pub(crate) use reentrant_lock::ReentrantLock;
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
