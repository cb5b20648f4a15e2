//! Threads that end before what they borrow does.

use super::{Builder, JoinInner, Result, Thread, current, park_for};
use crate::{
    fmt,
    marker::PhantomData,
    panicking,
    sync::{Arc, atomic::{AtomicBool, AtomicUsize, Ordering::{Acquire, Relaxed, Release}}, futex::WaitFor},
};

/// Spawns threads that may borrow what lives longer than the scope.
pub struct Scope<'scope, 'env: 'scope> {
    data: Arc<ScopeData>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// The right to wait for the result of a thread of a scope.
pub struct ScopedJoinHandle<'scope, T>(JoinInner<'scope, T>);

unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

pub(super) struct ScopeData {
    num_running_threads: AtomicUsize,
    a_thread_panicked: AtomicBool,
    main_thread: Thread,
}

impl ScopeData {
    pub(super) fn increment_num_running_threads(&self) {
        if self.num_running_threads.fetch_add(1, Relaxed) > usize::MAX / 2 {
            self.decrement_num_running_threads(false);
            panic!("too many running threads in thread scope");
        }
    }

    pub(super) fn decrement_num_running_threads(&self, panic: bool) {
        if panic {
            self.a_thread_panicked.store(true, Relaxed);
        }
        if self.num_running_threads.fetch_sub(1, Release) == 1 {
            self.main_thread.unpark();
        }
    }
}

#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let scope = Scope {
        data: Arc::new(ScopeData {
            num_running_threads: AtomicUsize::new(0),
            main_thread: current(),
            a_thread_panicked: AtomicBool::new(false),
        }),
        env: PhantomData,
        scope: PhantomData,
    };
    // Its threads are waited for also when the closure panics.
    let result = panicking::catch(|| f(&scope));
    while scope.data.num_running_threads.load(Acquire) != 0 {
        park_for(None, WaitFor::Scope);
    }
    match result {
        Err(e) => panicking::resume(e),
        Ok(_) if scope.data.a_thread_panicked.load(Relaxed) => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}

impl<'scope, 'env> Scope<'scope, 'env> {
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        unsafe { spawn(Builder::new(), self, f) }
    }
}

pub(super) unsafe fn spawn<'scope, 'env, F, T>(builder: Builder, scope: &'scope Scope<'scope, 'env>, f: F) -> ScopedJoinHandle<'scope, T>
where
    F: FnOnce() -> T,
{
    ScopedJoinHandle(unsafe { builder.spawn_inner(f, Some(scope.data.clone())) })
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    pub fn thread(&self) -> &Thread { &self.0.thread }
    pub fn join(self) -> Result<T> { self.0.join() }
    pub fn is_finished(&self) -> bool { Arc::strong_count(&self.0.packet) == 1 }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("num_running_threads", &self.data.num_running_threads.load(Relaxed))
            .field("a_thread_panicked", &self.data.a_thread_panicked.load(Relaxed))
            .field("main_thread", &self.data.main_thread)
            .finish_non_exhaustive()
    }
}
impl<'scope, T> fmt::Debug for ScopedJoinHandle<'scope, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ScopedJoinHandle { .. }") }
}
