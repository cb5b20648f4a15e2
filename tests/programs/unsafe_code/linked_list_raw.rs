//! A queue on raw pointers, as "Learn Rust With Entirely Too Many Linked Lists" teaches.

use std::ptr;

struct Node<T> {
    elem: T,
    next: *mut Node<T>,
}

struct Queue<T> {
    head: *mut Node<T>,
    tail: *mut Node<T>,
}

impl<T> Queue<T> {
    fn new() -> Self {
        Queue { head: ptr::null_mut(), tail: ptr::null_mut() }
    }
    fn push(&mut self, elem: T) {
        let new_tail = Box::into_raw(Box::new(Node { elem, next: ptr::null_mut() }));
        if self.tail.is_null() {
            self.head = new_tail;
        } else {
            unsafe { (*self.tail).next = new_tail };
        }
        self.tail = new_tail;
    }
    fn pop(&mut self) -> Option<T> {
        if self.head.is_null() {
            return None;
        }
        let head = unsafe { Box::from_raw(self.head) };
        self.head = head.next;
        if self.head.is_null() {
            self.tail = ptr::null_mut();
        }
        Some(head.elem)
    }
    fn peek_mut(&mut self) -> Option<&mut T> {
        unsafe { self.head.as_mut().map(|node| &mut node.elem) }
    }
    fn iter(&self) -> impl Iterator<Item = &T> {
        let mut next = unsafe { self.head.as_ref() };
        std::iter::from_fn(move || {
            let node = next?;
            next = unsafe { node.next.as_ref() };
            Some(&node.elem)
        })
    }
}

impl<T> Drop for Queue<T> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}

fn main() {
    let mut queue = Queue::new();
    for word in ["one", "two", "three"] {
        queue.push(word.to_string());
    }
    if let Some(first) = queue.peek_mut() {
        first.push('!');
    }
    println!("{:?}", queue.iter().collect::<Vec<_>>());
    println!("{:?} {:?}", queue.pop(), queue.pop());
    queue.push("four".into());
    println!("{:?}", queue.iter().map(|s| s.len()).collect::<Vec<_>>());
}
