//! `Cell`, `RefCell` and `Rc` by hand on `UnsafeCell` and raw pointers.

use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

struct MyCell<T>(UnsafeCell<T>);
impl<T: Copy> MyCell<T> {
    fn get(&self) -> T { unsafe { *self.0.get() } }
    fn set(&self, value: T) { unsafe { *self.0.get() = value } }
}

struct MyRefCell<T> { value: UnsafeCell<T>, state: MyCell<isize> }
struct Guard<'a, T>(&'a MyRefCell<T>);
impl<T> MyRefCell<T> {
    fn new(value: T) -> Self { Self { value: UnsafeCell::new(value), state: MyCell(UnsafeCell::new(0)) } }
    fn try_borrow_mut(&self) -> Option<Guard<'_, T>> {
        (self.state.get() == 0).then(|| {
            self.state.set(-1);
            Guard(self)
        })
    }
}
impl<T> Deref for Guard<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { &*self.0.value.get() } } }
impl<T> DerefMut for Guard<'_, T> { fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.0.value.get() } } }
impl<T> Drop for Guard<'_, T> { fn drop(&mut self) { self.0.state.set(0) } }

struct Inner<T> { count: MyCell<usize>, value: T }
struct MyRc<T> { inner: NonNull<Inner<T>>, _owns: PhantomData<Inner<T>> }
impl<T> MyRc<T> {
    fn new(value: T) -> Self {
        let inner = Box::new(Inner { count: MyCell(UnsafeCell::new(1)), value });
        Self { inner: unsafe { NonNull::new_unchecked(Box::into_raw(inner)) }, _owns: PhantomData }
    }
    fn count(&self) -> usize { unsafe { self.inner.as_ref() }.count.get() }
}
impl<T> Deref for MyRc<T> { type Target = T; fn deref(&self) -> &T { &unsafe { self.inner.as_ref() }.value } }
impl<T> Clone for MyRc<T> {
    fn clone(&self) -> Self {
        let inner = unsafe { self.inner.as_ref() };
        inner.count.set(inner.count.get() + 1);
        Self { inner: self.inner, _owns: PhantomData }
    }
}
impl<T> Drop for MyRc<T> {
    fn drop(&mut self) {
        let count = self.count();
        if count == 1 {
            drop(unsafe { Box::from_raw(self.inner.as_ptr()) });
        } else {
            unsafe { self.inner.as_ref() }.count.set(count - 1);
        }
    }
}

fn main() {
    let shared = MyRc::new(MyRefCell::new(vec![1]));
    let other = shared.clone();
    other.try_borrow_mut().unwrap().push(2);
    {
        let guard = shared.try_borrow_mut().unwrap();
        println!("{:?} {}", *guard, other.try_borrow_mut().is_none());
    }
    println!("{} {:?}", shared.count(), shared.try_borrow_mut().map(|v| v.len()));
    drop(other);
    println!("{}", shared.count());
}
