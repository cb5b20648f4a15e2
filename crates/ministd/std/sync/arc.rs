//! A value with many owners on many threads, counted.

mod traits;

use super::atomic::{self, AtomicUsize, Ordering::{Acquire, Relaxed, Release}};
use crate::{
    alloc::{self, Global, Layout},
    fmt, intrinsics,
    marker::{PhantomData, Unsize},
    mem::{self, ManuallyDrop},
    ops::{CoerceUnsized, Deref, DispatchFromDyn},
    ptr::{self, NonNull},
};

/// More owners than that are a program gone wrong.
const MAX_REFCOUNT: usize = isize::MAX as usize;

/// The block that all owners point to. All strong owners together hold one of the weak.
#[repr(C, align(2))]
struct ArcInner<T: ?Sized> {
    strong: AtomicUsize,
    /// `usize::MAX` while `get_mut` looks whether it is the only owner.
    weak: AtomicUsize,
    data: T,
}

unsafe impl<T: ?Sized + Sync + Send> Send for ArcInner<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for ArcInner<T> {}

/// A strong owner.
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    phantom: PhantomData<ArcInner<T>>,
    alloc: Global,
}

/// An owner of the block but not of the value.
pub struct Weak<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    alloc: Global,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}

impl<T> Arc<T> {
    pub fn new(data: T) -> Arc<T> {
        let inner = Box::new(ArcInner { strong: AtomicUsize::new(1), weak: AtomicUsize::new(1), data });
        unsafe { Arc::from_inner(NonNull::from_mut(Box::leak(inner))) }
    }

    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T> {
        let uninit = Box::leak(Box::new(ArcInner {
            strong: AtomicUsize::new(0),
            weak: AtomicUsize::new(1),
            data: mem::MaybeUninit::<T>::uninit(),
        }));
        let init_ptr: NonNull<ArcInner<T>> = NonNull::from_mut(uninit).cast();
        let weak = Weak { ptr: init_ptr, alloc: Global };
        let data = data_fn(&weak);
        unsafe {
            let inner = init_ptr.as_ptr();
            ptr::write(&raw mut (*inner).data, data);
            (*inner).strong.fetch_add(1, Release);
            // From now on this is the weak owner that the strong ones hold together.
            mem::forget(weak);
            Arc::from_inner(init_ptr)
        }
    }

    pub fn pin(data: T) -> crate::pin::Pin<Arc<T>> { unsafe { crate::pin::Pin::new_unchecked(Arc::new(data)) } }

    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if this.inner().strong.compare_exchange(1, 0, Relaxed, Relaxed).is_err() {
            return Err(this);
        }
        atomic::fence(Acquire);
        let this = ManuallyDrop::new(this);
        unsafe {
            let data = ptr::read(&**this);
            let _weak = Weak { ptr: this.ptr, alloc: Global };
            Ok(data)
        }
    }

    pub fn into_inner(this: Self) -> Option<T> {
        let this = ManuallyDrop::new(this);
        if this.inner().strong.fetch_sub(1, Release) != 1 {
            return None;
        }
        atomic::fence(Acquire);
        unsafe {
            let data = ptr::read(&**this);
            let _weak = Weak { ptr: this.ptr, alloc: Global };
            Some(data)
        }
    }

    pub fn unwrap_or_clone(this: Self) -> T where T: Clone {
        Arc::try_unwrap(this).unwrap_or_else(|arc| (*arc).clone())
    }
}

impl<T: ?Sized> Arc<T> {
    fn inner(&self) -> &ArcInner<T> { unsafe { self.ptr.as_ref() } }
    unsafe fn from_inner(ptr: NonNull<ArcInner<T>>) -> Self { Arc { ptr, phantom: PhantomData, alloc: Global } }

    pub fn downgrade(this: &Self) -> Weak<T> {
        let mut cur = this.inner().weak.load(Relaxed);
        loop {
            if cur == usize::MAX {
                // Another thread looks whether it is alone; it is done soon.
                intrinsics::thread_yield();
                cur = this.inner().weak.load(Relaxed);
                continue;
            }
            match this.inner().weak.compare_exchange_weak(cur, cur + 1, Acquire, Relaxed) {
                Ok(_) => return Weak { ptr: this.ptr, alloc: Global },
                Err(old) => cur = old,
            }
        }
    }

    pub fn weak_count(this: &Self) -> usize {
        let cnt = this.inner().weak.load(Relaxed);
        if cnt == usize::MAX { 0 } else { cnt - 1 }
    }
    pub fn strong_count(this: &Self) -> usize { this.inner().strong.load(Relaxed) }

    fn is_unique(this: &Self) -> bool {
        // Nobody can make a weak owner while this is locked.
        if this.inner().weak.compare_exchange(1, usize::MAX, Acquire, Relaxed).is_err() {
            return false;
        }
        let unique = this.inner().strong.load(Acquire) == 1;
        this.inner().weak.store(1, Release);
        unique
    }

    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Arc::is_unique(this) { Some(unsafe { Arc::get_mut_unchecked(this) }) } else { None }
    }

    pub(crate) unsafe fn get_mut_unchecked(this: &mut Self) -> &mut T { unsafe { &mut (*this.ptr.as_ptr()).data } }

    pub fn ptr_eq(this: &Self, other: &Self) -> bool { ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr()) }

    pub fn as_ptr(this: &Self) -> *const T { unsafe { &raw const (*this.ptr.as_ptr()).data } }

    pub fn into_raw(this: Self) -> *const T { Arc::as_ptr(&ManuallyDrop::new(this)) }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        unsafe {
            let offset = data_offset(align_of_val(&*ptr));
            let inner = ptr.cast::<u8>().sub(offset);
            let inner = intrinsics::with_metadata_of(inner, ptr as *const ArcInner<T>);
            Arc::from_inner(NonNull::new_unchecked(inner as *mut ArcInner<T>))
        }
    }

    pub unsafe fn increment_strong_count(ptr: *const T) {
        let arc = unsafe { ManuallyDrop::new(Arc::from_raw(ptr)) };
        let _more: ManuallyDrop<Arc<T>> = ManuallyDrop::new((*arc).clone());
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) { drop(unsafe { Arc::from_raw(ptr) }) }
}

/// Where the value begins in its block.
fn data_offset(align: usize) -> usize {
    let counts = Layout::new::<ArcInner<()>>().size();
    (counts + align - 1) & !(align - 1)
}

impl<T: Clone> Arc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        if this.inner().strong.compare_exchange(1, 0, Acquire, Relaxed).is_err() {
            // Other strong owners: leave the value to them.
            *this = Arc::new((**this).clone());
        } else if this.inner().weak.load(Relaxed) != 1 {
            // Only weak owners: take the value and leave the empty block to them.
            unsafe {
                let data = ptr::read(&(*this.ptr.as_ptr()).data);
                let old = mem::replace(&mut *(&raw mut *this as *mut ManuallyDrop<Arc<T>>), ManuallyDrop::new(Arc::new(data)));
                let _weak = Weak { ptr: old.ptr, alloc: Global };
            }
        } else {
            // Alone after all.
            this.inner().strong.store(1, Release);
        }
        unsafe { Arc::get_mut_unchecked(this) }
    }
}

impl Arc<dyn crate::any::Any + Send + Sync> {
    pub fn downcast<T: crate::any::Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        if crate::any::Any::type_id(&*self) != crate::any::TypeId::of::<T>() {
            return Err(self);
        }
        let this = ManuallyDrop::new(self);
        Ok(unsafe { Arc::from_inner(this.ptr.cast()) })
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.inner().data }
}

impl<T: ?Sized> Clone for Arc<T> {
    fn clone(&self) -> Self {
        let old_size = self.inner().strong.fetch_add(1, Relaxed);
        if old_size > MAX_REFCOUNT {
            intrinsics::abort()
        }
        unsafe { Arc::from_inner(self.ptr) }
    }
}

impl<T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        if self.inner().strong.fetch_sub(1, Release) != 1 {
            return;
        }
        // What the other owners did with the value comes before its end.
        atomic::fence(Acquire);
        unsafe { self.drop_slow() }
    }
}

impl<T: ?Sized> Arc<T> {
    /// The last strong owner is gone: the value goes, then the weak owner they all held.
    unsafe fn drop_slow(&mut self) {
        let _weak = Weak { ptr: self.ptr, alloc: Global };
        unsafe { ptr::drop_in_place(&raw mut (*self.ptr.as_ptr()).data) }
    }
}

impl<T> Weak<T> {
    /// Owns nothing; its address is no block's.
    pub const fn new() -> Weak<T> {
        unsafe { Weak { ptr: NonNull::new_unchecked(ptr::without_provenance_mut(usize::MAX)), alloc: Global } }
    }
}

impl<T: ?Sized> Weak<T> {
    fn is_dangling(&self) -> bool { self.ptr.addr() == usize::MAX }

    /// The counts only: the value may be gone, or on its way.
    fn counts(&self) -> Option<(&AtomicUsize, &AtomicUsize)> {
        if self.is_dangling() {
            None
        } else {
            let inner = self.ptr.as_ptr();
            Some(unsafe { (&(*inner).strong, &(*inner).weak) })
        }
    }

    pub fn upgrade(&self) -> Option<Arc<T>> {
        let (strong, _) = self.counts()?;
        let checked = |n: usize| if n == 0 { None } else { Some(n + 1) };
        match strong.fetch_update(Acquire, Relaxed, checked) {
            Ok(_) => Some(unsafe { Arc::from_inner(self.ptr) }),
            Err(_) => None,
        }
    }

    pub fn strong_count(&self) -> usize {
        match self.counts() {
            Some((strong, _)) => strong.load(Relaxed),
            None => 0,
        }
    }

    pub fn weak_count(&self) -> usize {
        match self.counts() {
            Some((strong, weak)) => {
                let weak = weak.load(Acquire);
                if strong.load(Relaxed) == 0 { 0 } else { weak - 1 }
            }
            None => 0,
        }
    }

    pub fn ptr_eq(&self, other: &Self) -> bool { ptr::addr_eq(self.ptr.as_ptr(), other.ptr.as_ptr()) }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if let Some((_, weak)) = self.counts() && weak.fetch_add(1, Relaxed) > MAX_REFCOUNT {
            intrinsics::abort()
        }
        Weak { ptr: self.ptr, alloc: Global }
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        let Some((_, weak)) = self.counts() else { return };
        if weak.fetch_sub(1, Release) == 1 {
            atomic::fence(Acquire);
            unsafe { alloc::dealloc(self.ptr.as_ptr() as *mut u8, Layout::for_value(self.ptr.as_ref())) }
        }
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> { Weak::new() }
}
impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("(Weak)") }
}
