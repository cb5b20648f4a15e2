//! A value with many owners, counted.

mod traits;

use crate::{
    alloc::{self, Global, Layout},
    borrow::Borrow,
    cell::Cell,
    fmt, intrinsics,
    marker::{PhantomData, Unsize},
    mem::{self, ManuallyDrop},
    ops::{CoerceUnsized, Deref, DispatchFromDyn},
    ptr::{self, NonNull},
};

/// The block that all owners point to. All strong owners together hold one of the weak.
#[repr(C, align(2))]
struct RcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

impl<T: ?Sized> RcInner<T> {
    fn inc_strong(&self) {
        let strong = self.strong.get().wrapping_add(1);
        self.strong.set(strong);
        if strong == 0 {
            intrinsics::abort()
        }
    }

    fn inc_weak(&self) {
        let weak = self.weak.get().wrapping_add(1);
        self.weak.set(weak);
        if weak == 0 {
            intrinsics::abort()
        }
    }
}

/// A strong owner.
pub struct Rc<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
    phantom: PhantomData<RcInner<T>>,
    alloc: Global,
}

/// An owner of the block but not of the value.
pub struct Weak<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
    alloc: Global,
}

impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}

impl<T> Rc<T> {
    pub fn new(value: T) -> Rc<T> {
        let inner = Box::new(RcInner { strong: Cell::new(1), weak: Cell::new(1), value });
        unsafe { Rc::from_inner(NonNull::from_mut(Box::leak(inner))) }
    }

    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T> {
        let uninit = Box::leak(Box::new(RcInner { strong: Cell::new(0), weak: Cell::new(1), value: mem::MaybeUninit::<T>::uninit() }));
        let init_ptr: NonNull<RcInner<T>> = NonNull::from_mut(uninit).cast();
        let weak = Weak { ptr: init_ptr, alloc: Global };
        let data = data_fn(&weak);
        unsafe {
            let inner = init_ptr.as_ptr();
            ptr::write(&raw mut (*inner).value, data);
            (*inner).strong.set(1);
            // From now on this is the weak owner that the strong ones hold together.
            mem::forget(weak);
            Rc::from_inner(init_ptr)
        }
    }

    pub fn new_uninit() -> Rc<mem::MaybeUninit<T>> { Rc::new(mem::MaybeUninit::uninit()) }

    pub fn pin(value: T) -> crate::pin::Pin<Rc<T>> { unsafe { crate::pin::Pin::new_unchecked(Rc::new(value)) } }

    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Rc::strong_count(&this) != 1 {
            return Err(this);
        }
        let this = ManuallyDrop::new(this);
        unsafe {
            let val = ptr::read(&**this);
            this.inner().strong.set(0);
            let _weak = Weak { ptr: this.ptr, alloc: Global };
            Ok(val)
        }
    }

    pub fn into_inner(this: Self) -> Option<T> { Rc::try_unwrap(this).ok() }

    pub fn unwrap_or_clone(this: Self) -> T where T: Clone {
        Rc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl<T: ?Sized> Rc<T> {
    fn inner(&self) -> &RcInner<T> { unsafe { self.ptr.as_ref() } }
    unsafe fn from_inner(ptr: NonNull<RcInner<T>>) -> Self { Rc { ptr, phantom: PhantomData, alloc: Global } }

    pub fn downgrade(this: &Self) -> Weak<T> {
        this.inner().inc_weak();
        Weak { ptr: this.ptr, alloc: Global }
    }

    pub fn weak_count(this: &Self) -> usize { this.inner().weak.get() - 1 }
    pub fn strong_count(this: &Self) -> usize { this.inner().strong.get() }
    fn is_unique(this: &Self) -> bool { Rc::weak_count(this) == 0 && Rc::strong_count(this) == 1 }

    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Rc::is_unique(this) { Some(unsafe { Rc::get_mut_unchecked(this) }) } else { None }
    }

    pub(crate) unsafe fn get_mut_unchecked(this: &mut Self) -> &mut T { unsafe { &mut (*this.ptr.as_ptr()).value } }

    pub fn ptr_eq(this: &Self, other: &Self) -> bool { ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr()) }

    pub fn as_ptr(this: &Self) -> *const T { unsafe { &raw const (*this.ptr.as_ptr()).value } }

    pub fn into_raw(this: Self) -> *const T { Rc::as_ptr(&ManuallyDrop::new(this)) }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        unsafe {
            let offset = value_offset(align_of_val(&*ptr));
            let inner = ptr.cast::<u8>().sub(offset);
            let inner = intrinsics::with_metadata_of(inner, ptr as *const RcInner<T>);
            Rc::from_inner(NonNull::new_unchecked(inner as *mut RcInner<T>))
        }
    }

    pub unsafe fn increment_strong_count(ptr: *const T) {
        let rc = unsafe { ManuallyDrop::new(Rc::from_raw(ptr)) };
        let _more: ManuallyDrop<Rc<T>> = ManuallyDrop::new((*rc).clone());
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) { drop(unsafe { Rc::from_raw(ptr) }) }
}

/// Where the value begins in its block.
fn value_offset(align: usize) -> usize {
    let counts = Layout::new::<RcInner<()>>().size();
    (counts + align - 1) & !(align - 1)
}

impl<T> Rc<mem::MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Rc<T> { unsafe { Rc::from_inner(ManuallyDrop::new(self).ptr.cast()) } }
}

impl<T: Clone> Rc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Rc::strong_count(this) != 1 {
            // Other strong owners: leave the value to them.
            *this = Rc::new((**this).clone());
        } else if Rc::weak_count(this) != 0 {
            // Only weak owners: take the value and leave the empty block to them.
            unsafe {
                let value = ptr::read(&**this);
                let old = mem::replace(&mut *(&raw mut *this as *mut ManuallyDrop<Rc<T>>), ManuallyDrop::new(Rc::new(value)));
                old.inner().strong.set(0);
                let _weak = Weak { ptr: old.ptr, alloc: Global };
            }
        }
        unsafe { Rc::get_mut_unchecked(this) }
    }
}

impl Rc<dyn crate::any::Any> {
    pub fn downcast<T: crate::any::Any>(self) -> Result<Rc<T>, Self> {
        if !(*self).is::<T>() {
            return Err(self);
        }
        let this = ManuallyDrop::new(self);
        Ok(unsafe { Rc::from_inner(this.ptr.cast()) })
    }
}

impl<T: ?Sized> Deref for Rc<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.inner().value }
}

impl<T: ?Sized> Clone for Rc<T> {
    fn clone(&self) -> Self {
        unsafe {
            self.inner().inc_strong();
            Rc::from_inner(self.ptr)
        }
    }
}

impl<T: ?Sized> Drop for Rc<T> {
    fn drop(&mut self) {
        unsafe {
            let strong = self.inner().strong.get() - 1;
            self.inner().strong.set(strong);
            if strong == 0 {
                self.drop_slow();
            }
        }
    }
}

impl<T: ?Sized> Rc<T> {
    /// The last strong owner is gone: the value goes, then the weak owner they all held.
    unsafe fn drop_slow(&mut self) {
        let _weak = Weak { ptr: self.ptr, alloc: Global };
        unsafe { ptr::drop_in_place(&raw mut (*self.ptr.as_ptr()).value) }
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

    fn inner(&self) -> Option<&RcInner<T>> {
        if self.is_dangling() { None } else { Some(unsafe { self.ptr.as_ref() }) }
    }

    pub fn upgrade(&self) -> Option<Rc<T>> {
        let inner = self.inner()?;
        if inner.strong.get() == 0 {
            None
        } else {
            unsafe {
                inner.inc_strong();
                Some(Rc::from_inner(self.ptr))
            }
        }
    }

    pub fn strong_count(&self) -> usize {
        match self.inner() {
            Some(inner) => inner.strong.get(),
            None => 0,
        }
    }

    pub fn weak_count(&self) -> usize {
        match self.inner() {
            Some(inner) if inner.strong.get() > 0 => inner.weak.get() - 1,
            _ => 0,
        }
    }

    pub fn ptr_eq(&self, other: &Self) -> bool { ptr::addr_eq(self.ptr.as_ptr(), other.ptr.as_ptr()) }

    pub fn as_ptr(&self) -> *const T {
        if self.is_dangling() {
            return intrinsics::with_metadata_of(self.ptr.as_ptr() as *const u8, self.ptr.as_ptr() as *const T);
        }
        unsafe { &raw const (*self.ptr.as_ptr()).value }
    }

    pub fn into_raw(self) -> *const T { ManuallyDrop::new(self).as_ptr() }
}

impl<T> Weak<T> {
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        if ptr.addr() == usize::MAX {
            return Weak::new();
        }
        unsafe {
            let inner = ptr.cast::<u8>().sub(value_offset(align_of::<T>()));
            Weak { ptr: NonNull::new_unchecked(inner as *mut RcInner<T>), alloc: Global }
        }
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if let Some(inner) = self.inner() {
            inner.inc_weak()
        }
        Weak { ptr: self.ptr, alloc: Global }
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        let Some(inner) = self.inner() else { return };
        let weak = inner.weak.get() - 1;
        inner.weak.set(weak);
        if weak == 0 {
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
