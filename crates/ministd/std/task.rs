//! What polls futures, and how they tell it that polling is worth while again.

use crate::{
    any::Any,
    fmt,
    marker::PhantomData,
    mem::ManuallyDrop,
    ops::{ControlFlow, FromResidual, Try},
    panic::AssertUnwindSafe,
    ptr,
    sync::Arc,
};

/// The value, or away with `Pending`.
pub macro ready($e:expr $(,)?) {
    match $e {
        $crate::task::Poll::Ready(t) => t,
        $crate::task::Poll::Pending => return $crate::task::Poll::Pending,
    }
}

/// Is the value there?
#[lang = "Poll"]
#[must_use = "this `Poll` may be a `Pending` variant, which should be handled"]
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Poll<T> {
    #[lang = "Ready"]
    Ready(T),
    #[lang = "Pending"]
    Pending,
}

impl<T> Poll<T> {
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> {
        match self {
            Poll::Ready(t) => Poll::Ready(f(t)),
            Poll::Pending => Poll::Pending,
        }
    }
    pub const fn is_ready(&self) -> bool { matches!(*self, Poll::Ready(_)) }
    pub const fn is_pending(&self) -> bool { !self.is_ready() }
}
impl<T, E> Poll<Result<T, E>> {
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>> {
        match self {
            Poll::Ready(Ok(t)) => Poll::Ready(Ok(f(t))),
            Poll::Ready(Err(e)) => Poll::Ready(Err(e)),
            Poll::Pending => Poll::Pending,
        }
    }
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>> {
        match self {
            Poll::Ready(Ok(t)) => Poll::Ready(Ok(t)),
            Poll::Ready(Err(e)) => Poll::Ready(Err(f(e))),
            Poll::Pending => Poll::Pending,
        }
    }
}
impl<T> From<T> for Poll<T> {
    fn from(t: T) -> Poll<T> { Poll::Ready(t) }
}

/// A waker's pointer and what it does.
#[derive(PartialEq, Debug)]
pub struct RawWaker {
    data: *const (),
    vtable: &'static RawWakerVTable,
}
impl RawWaker {
    pub const fn new(data: *const (), vtable: &'static RawWakerVTable) -> RawWaker { RawWaker { data, vtable } }
}

#[derive(PartialEq, Copy, Clone, Debug)]
pub struct RawWakerVTable {
    clone: unsafe fn(*const ()) -> RawWaker,
    wake: unsafe fn(*const ()),
    wake_by_ref: unsafe fn(*const ()),
    drop: unsafe fn(*const ()),
}
impl RawWakerVTable {
    pub const fn new(
        clone: unsafe fn(*const ()) -> RawWaker,
        wake: unsafe fn(*const ()),
        wake_by_ref: unsafe fn(*const ()),
        drop: unsafe fn(*const ()),
    ) -> Self {
        Self { clone, wake, wake_by_ref, drop }
    }
}

/// How a future tells that it can go on.
#[repr(transparent)]
pub struct Waker {
    waker: RawWaker,
}
impl Unpin for Waker {}
unsafe impl Send for Waker {}
unsafe impl Sync for Waker {}

/// Of the waker that does nothing.
static NOOP: RawWakerVTable = RawWakerVTable::new(noop_clone, noop_wake, noop_wake, noop_wake);
static NOOP_WAKER: Waker = Waker { waker: RawWaker { data: ptr::null(), vtable: &NOOP } };
unsafe fn noop_clone(data: *const ()) -> RawWaker { RawWaker::new(data, &NOOP) }
unsafe fn noop_wake(_: *const ()) {}

impl Waker {
    pub fn wake(self) {
        let this = ManuallyDrop::new(self);
        unsafe { (this.waker.vtable.wake)(this.waker.data) };
    }
    pub fn wake_by_ref(&self) { unsafe { (self.waker.vtable.wake_by_ref)(self.waker.data) } }
    pub fn will_wake(&self, other: &Waker) -> bool {
        self.waker.data == other.waker.data && ptr::eq(self.waker.vtable, other.waker.vtable)
    }
    pub const unsafe fn new(data: *const (), vtable: &'static RawWakerVTable) -> Self {
        Waker { waker: RawWaker { data, vtable } }
    }
    pub const unsafe fn from_raw(waker: RawWaker) -> Waker { Waker { waker } }
    pub fn noop() -> &'static Waker { &NOOP_WAKER }
    pub fn data(&self) -> *const () { self.waker.data }
    pub fn vtable(&self) -> &'static RawWakerVTable { self.waker.vtable }
}
impl Clone for Waker {
    fn clone(&self) -> Self { Waker { waker: unsafe { (self.waker.vtable.clone)(self.waker.data) } } }
    fn clone_from(&mut self, source: &Self) {
        if !self.will_wake(source) {
            *self = source.clone();
        }
    }
}
impl Drop for Waker {
    fn drop(&mut self) { unsafe { (self.waker.vtable.drop)(self.waker.data) } }
}
impl fmt::Debug for Waker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vtable = self.waker.vtable as *const RawWakerVTable;
        f.debug_struct("Waker").field("data", &self.waker.data).field("vtable", &vtable).finish()
    }
}

/// What a future is polled with. The real one has a place for more than the waker, and so has this.
#[lang = "Context"]
pub struct Context<'a> {
    waker: &'a Waker,
    local_waker: &'a Waker,
    ext: AssertUnwindSafe<Option<&'a mut dyn Any>>,
    _marker: PhantomData<fn(&'a ()) -> &'a ()>,
    _marker2: PhantomData<*mut ()>,
}
impl<'a> Context<'a> {
    pub const fn from_waker(waker: &'a Waker) -> Self {
        Context { waker, local_waker: waker, ext: AssertUnwindSafe(None), _marker: PhantomData, _marker2: PhantomData }
    }
    pub const fn waker(&self) -> &'a Waker { self.waker }
}
impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("waker", &self.waker).finish()
    }
}

/// A waker made of something shared.
pub trait Wake {
    fn wake(self: Arc<Self>);
    fn wake_by_ref(self: &Arc<Self>) { self.clone().wake(); }
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker {
    fn from(waker: Arc<W>) -> Waker { unsafe { Waker::from_raw(raw_waker(waker)) } }
}
impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for RawWaker {
    fn from(waker: Arc<W>) -> RawWaker { raw_waker(waker) }
}

/// The functions of a waker that is an `Arc<W>`.
struct ArcWaker<W>(PhantomData<W>);
impl<W: Wake + Send + Sync + 'static> ArcWaker<W> {
    const VTABLE: &'static RawWakerVTable = &RawWakerVTable::new(
        Self::clone_waker,
        Self::wake,
        Self::wake_by_ref,
        Self::drop_waker,
    );
    unsafe fn clone_waker(waker: *const ()) -> RawWaker {
        unsafe { Arc::increment_strong_count(waker as *const W) };
        RawWaker::new(waker, Self::VTABLE)
    }
    unsafe fn wake(waker: *const ()) { <W as Wake>::wake(unsafe { Arc::from_raw(waker as *const W) }); }
    unsafe fn wake_by_ref(waker: *const ()) {
        let waker = unsafe { ManuallyDrop::new(Arc::from_raw(waker as *const W)) };
        <W as Wake>::wake_by_ref(&waker);
    }
    unsafe fn drop_waker(waker: *const ()) { unsafe { Arc::decrement_strong_count(waker as *const W) }; }
}

fn raw_waker<W: Wake + Send + Sync + 'static>(waker: Arc<W>) -> RawWaker {
    RawWaker::new(Arc::into_raw(waker) as *const (), ArcWaker::<W>::VTABLE)
}

impl<T, E> Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<crate::convert::Infallible, E>;
    fn from_output(c: Self::Output) -> Self { c.map(Ok) }
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output> {
        match self {
            Poll::Ready(Ok(x)) => ControlFlow::Continue(Poll::Ready(x)),
            Poll::Ready(Err(e)) => ControlFlow::Break(Err(e)),
            Poll::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}
impl<T, E, F: From<E>> FromResidual<Result<crate::convert::Infallible, E>> for Poll<Result<T, F>> {
    fn from_residual(x: Result<crate::convert::Infallible, E>) -> Self {
        match x {
            Err(e) => Poll::Ready(Err(From::from(e))),
        }
    }
}
impl<T, E> Try for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Result<crate::convert::Infallible, E>;
    fn from_output(c: Self::Output) -> Self { c.map(|x| x.map(Ok)) }
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output> {
        match self {
            Poll::Ready(Some(Ok(x))) => ControlFlow::Continue(Poll::Ready(Some(x))),
            Poll::Ready(Some(Err(e))) => ControlFlow::Break(Err(e)),
            Poll::Ready(None) => ControlFlow::Continue(Poll::Ready(None)),
            Poll::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}
impl<T, E, F: From<E>> FromResidual<Result<crate::convert::Infallible, E>> for Poll<Option<Result<T, F>>> {
    fn from_residual(x: Result<crate::convert::Infallible, E>) -> Self {
        match x {
            Err(e) => Poll::Ready(Some(Err(From::from(e)))),
        }
    }
}
