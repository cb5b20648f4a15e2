//! A chain of values, each in a block of its own that points to both neighbours.

use crate::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    iter::{FromIterator, FusedIterator},
    marker::PhantomData,
    mem,
    ptr::NonNull,
};

pub struct LinkedList<T> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    alloc: crate::alloc::Global,
    marker: PhantomData<Box<Node<T>>>,
}

struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    prev: Option<NonNull<Node<T>>>,
    element: T,
}

impl<T> LinkedList<T> {
    pub const fn new() -> Self { LinkedList { head: None, tail: None, len: 0, alloc: crate::alloc::Global, marker: PhantomData } }
    pub fn len(&self) -> usize { self.len }
    pub fn is_empty(&self) -> bool { self.head.is_none() }
    pub fn clear(&mut self) { drop(mem::take(self)) }

    pub fn push_front(&mut self, elt: T) {
        let node = NonNull::from_mut(Box::leak(Box::new(Node { next: self.head, prev: None, element: elt })));
        match self.head {
            None => self.tail = Some(node),
            Some(head) => unsafe { (*head.as_ptr()).prev = Some(node) },
        }
        self.head = Some(node);
        self.len += 1;
    }
    pub fn push_back(&mut self, elt: T) {
        let node = NonNull::from_mut(Box::leak(Box::new(Node { next: None, prev: self.tail, element: elt })));
        match self.tail {
            None => self.head = Some(node),
            Some(tail) => unsafe { (*tail.as_ptr()).next = Some(node) },
        }
        self.tail = Some(node);
        self.len += 1;
    }
    pub fn pop_front(&mut self) -> Option<T> {
        let node = unsafe { Box::from_raw(self.head?.as_ptr()) };
        self.head = node.next;
        match self.head {
            None => self.tail = None,
            Some(head) => unsafe { (*head.as_ptr()).prev = None },
        }
        self.len -= 1;
        let node = *node;
        Some(node.element)
    }
    pub fn pop_back(&mut self) -> Option<T> {
        let node = unsafe { Box::from_raw(self.tail?.as_ptr()) };
        self.tail = node.prev;
        match self.tail {
            None => self.head = None,
            Some(tail) => unsafe { (*tail.as_ptr()).next = None },
        }
        self.len -= 1;
        let node = *node;
        Some(node.element)
    }

    pub fn front(&self) -> Option<&T> { unsafe { Some(&(*self.head?.as_ptr()).element) } }
    pub fn front_mut(&mut self) -> Option<&mut T> { unsafe { Some(&mut (*self.head?.as_ptr()).element) } }
    pub fn back(&self) -> Option<&T> { unsafe { Some(&(*self.tail?.as_ptr()).element) } }
    pub fn back_mut(&mut self) -> Option<&mut T> { unsafe { Some(&mut (*self.tail?.as_ptr()).element) } }
    pub fn contains(&self, x: &T) -> bool where T: PartialEq { self.iter().any(|e| *e == *x) }

    pub fn append(&mut self, other: &mut Self) {
        match self.tail {
            None => mem::swap(self, other),
            Some(tail) => {
                if let Some(head) = other.head.take() {
                    unsafe {
                        (*tail.as_ptr()).next = Some(head);
                        (*head.as_ptr()).prev = Some(tail);
                    }
                    self.tail = other.tail.take();
                    self.len += mem::replace(&mut other.len, 0);
                }
            }
        }
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        let len = self.len();
        assert!(at <= len, "Cannot split off at a nonexistent index");
        if at == 0 {
            return mem::take(self);
        }
        let mut last = self.head;
        for _ in 1..at {
            last = last.and_then(|node| unsafe { (*node.as_ptr()).next });
        }
        let Some(last) = last else { return LinkedList::new() };
        let mut rest = LinkedList::new();
        if let Some(head) = unsafe { (*last.as_ptr()).next.take() } {
            unsafe { (*head.as_ptr()).prev = None };
            rest.head = Some(head);
            rest.tail = self.tail.replace(last);
            rest.len = len - at;
            self.len = at;
        }
        rest
    }

    pub fn iter(&self) -> Iter<'_, T> { Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData } }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut { head: self.head, tail: self.tail, len: self.len, marker: PhantomData } }
}

impl<T> Drop for LinkedList<T> {
    fn drop(&mut self) {
        struct Rest<'a, T>(&'a mut LinkedList<T>);
        impl<T> Drop for Rest<'_, T> {
            fn drop(&mut self) { while self.0.pop_front().is_some() {} }
        }
        // Goes on with the rest when dropping a value panics.
        let rest = Rest(self);
        while rest.0.pop_front().is_some() {}
        mem::forget(rest);
    }
}

macro_rules! list_iterators {
    ($($Name:ident $Item:ty, |$n:ident| $element:expr;)*) => { $(
        pub struct $Name<'a, T: 'a> {
            head: Option<NonNull<Node<T>>>,
            tail: Option<NonNull<Node<T>>>,
            len: usize,
            marker: PhantomData<$Item>,
        }
        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                if self.len == 0 {
                    return None;
                }
                let $n = self.head?.as_ptr();
                self.len -= 1;
                self.head = unsafe { (*$n).next };
                Some(unsafe { $element })
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
            fn last(mut self) -> Option<$Item> { self.next_back() }
        }
        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$Item> {
                if self.len == 0 {
                    return None;
                }
                let $n = self.tail?.as_ptr();
                self.len -= 1;
                self.tail = unsafe { (*$n).prev };
                Some(unsafe { $element })
            }
        }
        impl<T> ExactSizeIterator for $Name<'_, T> {}
        impl<T> FusedIterator for $Name<'_, T> {}
    )* };
}
list_iterators! {
    Iter &'a T, |n| &(*n).element;
    IterMut &'a mut T, |n| &mut (*n).element;
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData } }
}

#[derive(Clone)]
pub struct IntoIter<T> {
    list: LinkedList<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.list.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.list.len, Some(self.list.len)) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.list.pop_back() }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { list: self } }
}
impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
impl<T> Default for LinkedList<T> {
    fn default() -> Self { Self::new() }
}
impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = Self::new();
        list.extend(iter);
        list
    }
}
impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> Self { Self::from_iter(arr) }
}
impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { iter.into_iter().for_each(|elt| self.push_back(elt)) }
}
impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().cloned()) }
}
impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> Self { self.iter().cloned().collect() }
}
impl<T: PartialEq> PartialEq for LinkedList<T> {
    fn eq(&self, other: &Self) -> bool { self.len() == other.len() && self.iter().eq(other) }
}
impl<T: Eq> Eq for LinkedList<T> {}
impl<T: PartialOrd> PartialOrd for LinkedList<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.iter().partial_cmp(other) }
}
impl<T: Ord> Ord for LinkedList<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.iter().cmp(other) }
}
impl<T: Hash> Hash for LinkedList<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        for elt in self {
            elt.hash(state);
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for LinkedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self).finish() }
}
