//! A place that is written once, by whichever thread comes first.

use super::Once;
use crate::{cell::UnsafeCell, fmt, marker::PhantomData, mem::MaybeUninit};

pub struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<MaybeUninit<T>>,
    _marker: PhantomData<T>,
}

unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}

impl<T> OnceLock<T> {
    pub const fn new() -> OnceLock<T> {
        OnceLock { once: Once::new(), value: UnsafeCell::new(MaybeUninit::uninit()), _marker: PhantomData }
    }

    fn is_initialized(&self) -> bool { self.once.is_completed() }
    unsafe fn get_unchecked(&self) -> &T { unsafe { (&*self.value.get()).assume_init_ref() } }

    pub fn get(&self) -> Option<&T> {
        if self.is_initialized() { Some(unsafe { self.get_unchecked() }) } else { None }
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        if self.is_initialized() { Some(unsafe { (&mut *self.value.get()).assume_init_mut() }) } else { None }
    }

    pub fn wait(&self) -> &T {
        self.once.wait();
        unsafe { self.get_unchecked() }
    }

    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().unwrap());
        match value {
            None => Ok(()),
            Some(value) => Err(value),
        }
    }

    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        if !self.is_initialized() {
            let slot = &self.value;
            self.once.call_once_force(|_| {
                let value = f();
                unsafe { (&mut *slot.get()).write(value) };
            });
        }
        unsafe { self.get_unchecked() }
    }

    pub fn into_inner(mut self) -> Option<T> { self.take() }

    pub fn take(&mut self) -> Option<T> {
        if self.is_initialized() {
            self.once = Once::new();
            Some(unsafe { (&mut *self.value.get()).assume_init_read() })
        } else {
            None
        }
    }
}

impl<T> Drop for OnceLock<T> {
    fn drop(&mut self) {
        if self.is_initialized() {
            unsafe { (&mut *self.value.get()).assume_init_drop() }
        }
    }
}
impl<T> Default for OnceLock<T> {
    fn default() -> OnceLock<T> { OnceLock::new() }
}
impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceLock");
        match self.get() {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
impl<T: Clone> Clone for OnceLock<T> {
    fn clone(&self) -> OnceLock<T> {
        match self.get() {
            Some(value) => OnceLock::from(value.clone()),
            None => OnceLock::new(),
        }
    }
}
impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> Self {
        OnceLock { once: Once::new_complete(), value: UnsafeCell::new(MaybeUninit::new(value)), _marker: PhantomData }
    }
}
impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq> Eq for OnceLock<T> {}
