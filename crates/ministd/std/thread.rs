//! Threads: several runs of the program's code over one memory.

mod local;
mod scoped;

pub use local::{AccessError, LocalKey};
pub use scoped::{Scope, ScopedJoinHandle, scope};
pub(crate) use local::run_destructors;

use crate::{
    any::Any,
    cell::{Cell, UnsafeCell},
    fmt, intrinsics, io,
    marker::PhantomData,
    mem,
    num::{NonZeroU64, NonZeroUsize},
    panicking,
    pin::Pin,
    sync::{Arc, atomic::{AtomicU32, AtomicU64, Ordering::{Acquire, Relaxed, Release}}, futex::{self, WaitFor}},
    time::{Duration, Instant},
};
use scoped::ScopeData;

pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

/// Bytes of a spawned thread's stack.
const STACK_SIZE: usize = 2 << 20;

#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T,
    F: Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("failed to spawn thread")
}

pub fn current() -> Thread {
    unsafe {
        let slot = local::current();
        if (*slot).is_none() {
            // The first time that `main` asks.
            *slot = Some(Thread::new(ThreadId::MAIN, Some(String::from("main"))));
        }
        match &*slot {
            Some(thread) => thread.clone(),
            None => intrinsics::unreachable(),
        }
    }
}

pub fn yield_now() { intrinsics::thread_yield() }
pub fn panicking() -> bool { intrinsics::panicking() }
pub fn sleep(dur: Duration) { intrinsics::thread_sleep(dur.as_nanos_saturating()) }
pub fn sleep_ms(ms: u32) { sleep(Duration::from_millis(ms as u64)) }
pub fn sleep_until(deadline: Instant) { sleep(deadline.saturating_duration_since(Instant::now())) }
pub fn park() { park_for(None, WaitFor::Unpark) }
pub fn park_timeout(dur: Duration) { park_for(Some(dur), WaitFor::Unpark) }

/// Parks, and says what for.
pub(crate) fn park_for(timeout: Option<Duration>, what: WaitFor) {
    let thread = current();
    thread.inner.parker.park(timeout, what)
}

/// The simulated computer runs one thread at a time, and says that it has four processors.
pub fn available_parallelism() -> io::Result<NonZeroUsize> {
    match NonZeroUsize::new(4) {
        Some(n) => Ok(n),
        None => unsafe { intrinsics::unreachable() },
    }
}

#[derive(Debug)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
    no_hooks: bool,
}

impl Builder {
    pub fn new() -> Builder { Builder { name: None, stack_size: None, no_hooks: false } }

    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T,
        F: Send + 'static,
        T: Send + 'static,
    {
        unsafe { self.spawn_unchecked(f) }
    }

    pub unsafe fn spawn_unchecked<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T,
        F: Send,
        T: Send,
    {
        Ok(JoinHandle(unsafe { self.spawn_inner(f, None) }))
    }

    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(self, scope: &'scope Scope<'scope, 'env>, f: F) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Ok(unsafe { scoped::spawn(self, scope, f) })
    }

    unsafe fn spawn_inner<'scope, F, T>(self, f: F, scope: Option<Arc<ScopeData>>) -> JoinInner<'scope, T>
    where
        F: FnOnce() -> T,
    {
        let Builder { name, stack_size, no_hooks: _ } = self;
        let stack_size = stack_size.unwrap_or(STACK_SIZE);
        let my_thread = Thread::new(ThreadId::new(), name);
        let my_packet: Arc<Packet<'scope, T>> =
            Arc::new(Packet { scope, result: UnsafeCell::new(None), _marker: PhantomData });
        let their_packet = my_packet.clone();
        if let Some(scope_data) = &my_packet.scope {
            scope_data.increment_num_running_threads();
        }
        let main = move || {
            let result = panicking::catch(f);
            // The packet is read by who joins, after this thread's end.
            unsafe { *their_packet.result.get() = Some(result) };
            drop(their_packet);
        };
        let main: Box<dyn FnOnce() + '_> = Box::new(main);
        let main: Box<dyn FnOnce() + 'static> = unsafe { mem::transmute(main) };
        let init = Box::new(ThreadInit { handle: my_thread.clone(), rust_start: main });
        let native = unsafe {
            let name = my_thread.name().unwrap_or("");
            intrinsics::thread_spawn(thread_start, Box::into_raw(init) as *mut u8, stack_size, name.as_ptr(), name.len())
        };
        JoinInner { native, thread: my_thread, packet: my_packet }
    }
}

/// What a new thread is given.
struct ThreadInit {
    handle: Thread,
    rust_start: Box<dyn FnOnce() + 'static>,
}

/// The first function of every spawned thread.
fn thread_start(data: *mut u8) {
    let init = unsafe { Box::from_raw(data as *mut ThreadInit) };
    let ThreadInit { handle, rust_start } = *init;
    unsafe { *local::current() = Some(handle) };
    rust_start();
    run_destructors();
}

/// The result of a thread, shared by it and who joins it.
struct Packet<'scope, T> {
    scope: Option<Arc<ScopeData>>,
    result: UnsafeCell<Option<Result<T>>>,
    _marker: PhantomData<Option<&'scope ScopeData>>,
}

unsafe impl<'scope, T: Send> Sync for Packet<'scope, T> {}

impl<'scope, T> Drop for Packet<'scope, T> {
    fn drop(&mut self) {
        let unhandled_panic = match self.result.get_mut() {
            Some(Err(_)) => true,
            _ => false,
        };
        *self.result.get_mut() = None;
        if let Some(scope) = &self.scope {
            scope.decrement_num_running_threads(unhandled_panic);
        }
    }
}

struct JoinInner<'scope, T> {
    /// The machine's number of the thread.
    native: u64,
    thread: Thread,
    packet: Arc<Packet<'scope, T>>,
}

impl<'scope, T> JoinInner<'scope, T> {
    fn join(mut self) -> Result<T> {
        intrinsics::thread_join(self.native);
        Arc::get_mut(&mut self.packet).expect("threads should not terminate unexpectedly").result.get_mut().take().unwrap()
    }
}

/// The right to wait for a thread's result. Without it the thread goes on alone.
pub struct JoinHandle<T>(JoinInner<'static, T>);

unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    pub fn thread(&self) -> &Thread { &self.0.thread }
    pub fn join(self) -> Result<T> { self.0.join() }
    pub fn is_finished(&self) -> bool { Arc::strong_count(&self.0.packet) == 1 }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("JoinHandle { .. }") }
}

#[derive(Eq, PartialEq, Clone, Copy, Hash, Debug)]
pub struct ThreadId(NonZeroU64);

impl ThreadId {
    const MAIN: ThreadId = unsafe { ThreadId(NonZeroU64::new_unchecked(1)) };

    fn new() -> ThreadId {
        static COUNTER: AtomicU64 = AtomicU64::new(1);
        let last = COUNTER.fetch_add(1, Relaxed);
        unsafe { ThreadId(NonZeroU64::new_unchecked(last + 1)) }
    }
}

/// Lets a thread sleep until somebody gives it the token.
struct Parker {
    state: AtomicU32,
}

const PARKED: u32 = u32::MAX;
const EMPTY: u32 = 0;
const NOTIFIED: u32 = 1;

impl Parker {
    fn park(&self, timeout: Option<Duration>, what: WaitFor) {
        // NOTIFIED becomes EMPTY, EMPTY becomes PARKED.
        if self.state.fetch_sub(1, Acquire) == NOTIFIED {
            return;
        }
        loop {
            futex::wait(&self.state, PARKED, timeout, what, self);
            if timeout.is_some() {
                // Whether there was a token or the time was up.
                self.state.swap(EMPTY, Acquire);
                return;
            }
            if self.state.compare_exchange(NOTIFIED, EMPTY, Acquire, Acquire).is_ok() {
                return;
            }
        }
    }

    fn unpark(&self) {
        if self.state.swap(NOTIFIED, Release) == PARKED {
            futex::wake(&self.state);
        }
    }
}

struct Inner {
    name: Option<String>,
    id: ThreadId,
    parker: Parker,
}

/// A handle to a thread.
pub struct Thread {
    inner: Pin<Arc<Inner>>,
}

impl Thread {
    fn new(id: ThreadId, name: Option<String>) -> Thread {
        Thread { inner: Arc::pin(Inner { name, id, parker: Parker { state: AtomicU32::new(EMPTY) } }) }
    }

    pub fn unpark(&self) { self.inner.parker.unpark() }
    pub fn id(&self) -> ThreadId { self.inner.id }
    pub fn name(&self) -> Option<&str> { self.inner.name.as_deref() }
}

impl Clone for Thread {
    fn clone(&self) -> Thread { Thread { inner: self.inner.clone() } }
}
impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}
