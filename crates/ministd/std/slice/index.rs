//! Indexing by a number or a range.

use crate::ops::{Bound, Index, IndexMut, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::{ptr, str::StrRange};

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self) }
}
impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }
}

pub unsafe trait SliceIndex<T: ?Sized> {
    type Output: ?Sized;

    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    unsafe fn get_unchecked(self, slice: *const T) -> *const Self::Output;
    unsafe fn get_unchecked_mut(self, slice: *mut T) -> *mut Self::Output;
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;
    fn get(self, slice: &[T]) -> Option<&T> { if self < slice.len() { Some(&slice[self]) } else { None } }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> { if self < slice.len() { Some(&mut slice[self]) } else { None } }
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const T { unsafe { (slice as *const T).add(self) } }
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut T { unsafe { (slice as *mut T).add(self) } }
    #[track_caller]
    fn index(self, slice: &[T]) -> &T { &(*slice)[self] }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T { &mut (*slice)[self] }
}

unsafe impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];
    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start <= self.end && self.end <= slice.len() { Some(unsafe { &*self.get_unchecked(slice) }) } else { None }
    }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start <= self.end && self.end <= slice.len() { Some(unsafe { &mut *self.get_unchecked_mut(slice) }) } else { None }
    }
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        unsafe { ptr::slice_from_raw_parts((slice as *const T).add(self.start), self.end - self.start) }
    }
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        unsafe { ptr::slice_from_raw_parts_mut((slice as *mut T).add(self.start), self.end - self.start) }
    }
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        check(self.start, self.end, slice.len());
        unsafe { &*self.get_unchecked(slice) }
    }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        check(self.start, self.end, slice.len());
        unsafe { &mut *self.get_unchecked_mut(slice) }
    }
}

#[track_caller]
const fn check(start: usize, end: usize, len: usize) {
    if start > end || end > len {
        index_fail(start, end, len)
    }
}

#[track_caller]
pub(crate) const fn index_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panic!("range start index {start} out of range for slice of length {len}")
    }
    if end > len {
        panic!("range end index {end} out of range for slice of length {len}")
    }
    if start > end {
        panic!("slice index starts at {start} but ends at {end}")
    }
    panic!("range end index {end} out of range for slice of length {len}")
}

/// Any range, as start and end in a slice of `len` values.
pub(crate) fn range<R: RangeBounds<usize>>(range: R, len: usize) -> Range<usize> {
    let start = match range.start_bound() {
        Bound::Included(start) => *start,
        Bound::Excluded(start) => *start + 1,
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(end) => *end + 1,
        Bound::Excluded(end) => *end,
        Bound::Unbounded => len,
    };
    check(start, end, len);
    start..end
}

/// The end of an inclusive range; past the slice, an end that no slice has.
fn end_after(last: usize, len: usize) -> usize {
    if last < len { last + 1 } else { usize::MAX }
}

macro_rules! index_range {
    ($($t:ty, |$r:ident, $len:ident| $range:expr, $named_end:expr;)*) => { $(
        unsafe impl<T> SliceIndex<[T]> for $t {
            type Output = [T];
            fn get(self, slice: &[T]) -> Option<&[T]> { self.resolve(slice.len()).get(slice) }
            fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> { self.resolve(slice.len()).get_mut(slice) }
            unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
                unsafe { self.resolve(slice.len()).get_unchecked(slice) }
            }
            unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
                unsafe { self.resolve(slice.len()).get_unchecked_mut(slice) }
            }
            #[track_caller]
            fn index(self, slice: &[T]) -> &[T] {
                let named_end = self.named_end(slice.len());
                let range = self.resolve(slice.len());
                if range.end == usize::MAX {
                    index_fail(range.start, named_end, slice.len())
                }
                range.index(slice)
            }
            #[track_caller]
            fn index_mut(self, slice: &mut [T]) -> &mut [T] {
                let named_end = self.named_end(slice.len());
                let range = self.resolve(slice.len());
                if range.end == usize::MAX {
                    index_fail(range.start, named_end, slice.len())
                }
                range.index_mut(slice)
            }
        }
        impl crate::str::StrRange for $t {
            fn resolve(self, $len: usize) -> Range<usize> {
                let $r = self;
                $range
            }
            fn named_end(&self, $len: usize) -> usize {
                let $r = self;
                $named_end
            }
        }
    )* };
}
index_range! {
    RangeTo<usize>, |r, _len| 0..r.end, r.end;
    RangeFull, |_r, len| 0..len, len;
    RangeFrom<usize>, |r, len| r.start..if r.start > len { r.start } else { len }, len;
    RangeInclusive<usize>, |r, len| {
        let end = end_after(r.end, len);
        if r.exhausted { end..end } else { r.start..end }
    }, r.end;
    RangeToInclusive<usize>, |r, len| 0..end_after(r.end, len), r.end;
}
