//! Sorting: insertion for short slices, merging (stable) or a heap (unstable) for long ones.

use crate::{mem::{ManuallyDrop, MaybeUninit}, ptr};

const SHORT: usize = 20;

type Less<'a, T> = &'a mut dyn FnMut(&T, &T) -> bool;

pub(super) fn stable<T>(v: &mut [T], is_less: Less<'_, T>) {
    let len = v.len();
    if size_of::<T>() == 0 || len < 2 {
        return;
    }
    if len <= SHORT {
        return insertion(v, is_less);
    }
    // A buffer of 4096 bytes on the stack, or one on the heap.
    let mut stack = MaybeUninit::<[u128; 256]>::uninit();
    if len * size_of::<T>() <= 4096 && align_of::<T>() <= 16 {
        return unsafe { merge_sort(v, stack.as_mut_ptr() as *mut T, is_less) };
    }
    let mut heap = Vec::<T>::with_capacity(len);
    unsafe { merge_sort(v, heap.as_mut_ptr(), is_less) }
}

pub(super) fn unstable<T>(v: &mut [T], is_less: Less<'_, T>) {
    let len = v.len();
    if size_of::<T>() == 0 || len < 2 {
        return;
    }
    if len <= SHORT {
        return insertion(v, is_less);
    }
    for i in (0..len / 2).rev() {
        sift_down(v, i, len, is_less);
    }
    for end in (1..len).rev() {
        v.swap(0, end);
        sift_down(v, 0, end, is_less);
    }
}

fn sift_down<T>(v: &mut [T], mut node: usize, end: usize, is_less: Less<'_, T>) {
    loop {
        let mut child = 2 * node + 1;
        if child >= end {
            return;
        }
        if child + 1 < end && is_less(&v[child], &v[child + 1]) {
            child += 1;
        }
        if !is_less(&v[node], &v[child]) {
            return;
        }
        v.swap(node, child);
        node = child;
    }
}

/// A value taken out of a slice, put back at `hole` whatever happens.
struct Hole<T> {
    value: ManuallyDrop<T>,
    hole: *mut T,
}

impl<T> Drop for Hole<T> {
    fn drop(&mut self) { unsafe { ptr::copy_nonoverlapping(&*self.value as *const T, self.hole, 1) } }
}

fn insertion<T>(v: &mut [T], is_less: Less<'_, T>) {
    let base = v.as_mut_ptr();
    for i in 1..v.len() {
        unsafe {
            let tail = base.add(i);
            if !is_less(&*tail, &*tail.sub(1)) {
                continue;
            }
            let mut hole = Hole { value: ManuallyDrop::new(ptr::read(tail)), hole: tail };
            loop {
                let previous = hole.hole.sub(1);
                ptr::copy_nonoverlapping(previous as *const T, hole.hole, 1);
                hole.hole = previous;
                if previous == base || !is_less(&*hole.value, &*previous.sub(1)) {
                    break;
                }
            }
        }
    }
}

/// Sorts halves and merges them through `buffer`, which has room for all values.
unsafe fn merge_sort<T>(v: &mut [T], buffer: *mut T, is_less: Less<'_, T>) {
    let len = v.len();
    if len <= SHORT {
        return insertion(v, is_less);
    }
    let mid = len / 2;
    unsafe {
        merge_sort(&mut v[..mid], buffer, is_less);
        merge_sort(&mut v[mid..], buffer, is_less);
        let base = v.as_mut_ptr();
        ptr::copy_nonoverlapping(base as *const T, buffer, mid);
        let mut run = Run { left: buffer, left_end: buffer.add(mid), out: base };
        let mut right = base.add(mid);
        let end = base.add(len);
        while run.left != run.left_end && right != end {
            let from = if is_less(&*right, &*run.left) { &mut right } else { &mut run.left };
            ptr::copy_nonoverlapping(*from as *const T, run.out, 1);
            *from = from.add(1);
            run.out = run.out.add(1);
        }
    }
}

/// The left half during a merge, put back whatever happens.
struct Run<T> {
    left: *mut T,
    left_end: *mut T,
    out: *mut T,
}

impl<T> Drop for Run<T> {
    fn drop(&mut self) {
        unsafe {
            let left = self.left_end.offset_from(self.left as *const T) as usize;
            ptr::copy_nonoverlapping(self.left as *const T, self.out, left);
        }
    }
}
