//! Ranges as iterators.

use super::{FusedIterator, Iterator};
use crate::ops::{Range, RangeFrom, RangeInclusive};

/// Types with a successor and a predecessor.
pub trait Step: Clone + PartialOrd {
    /// How many steps from `start` to `end`; `None` as the upper bound if they are too many.
    fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>);
    fn forward(start: Self, count: usize) -> Self;
    fn backward(start: Self, count: usize) -> Self;
    fn forward_checked(start: Self, count: usize) -> Option<Self>;
    fn backward_checked(start: Self, count: usize) -> Option<Self>;
}

macro_rules! step_int {
    ($($t:ident)*) => { $(
        impl Step for $t {
            fn steps_between(start: &$t, end: &$t) -> (usize, Option<usize>) {
                if *start >= *end {
                    return (0, Some(0));
                }
                let steps = (*end as u128).wrapping_sub(*start as u128);
                if steps <= usize::MAX as u128 { (steps as usize, Some(steps as usize)) } else { (usize::MAX, None) }
            }
            fn forward(start: $t, count: usize) -> $t { start + count as $t }
            fn backward(start: $t, count: usize) -> $t { start - count as $t }
            fn forward_checked(start: $t, count: usize) -> Option<$t> {
                match <$t>::try_from(count) {
                    Ok(n) => start.checked_add(n),
                    Err(_) => {
                        let sum = (start as i128).checked_add(count as i128)?;
                        <$t>::try_from(sum).ok()
                    }
                }
            }
            fn backward_checked(start: $t, count: usize) -> Option<$t> {
                match <$t>::try_from(count) {
                    Ok(n) => start.checked_sub(n),
                    Err(_) => {
                        let difference = (start as i128).checked_sub(count as i128)?;
                        <$t>::try_from(difference).ok()
                    }
                }
            }
        }
    )* };
}
step_int! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

/// The position of a character in the order without the surrogates.
const fn char_index(c: char) -> u32 {
    let c = c as u32;
    if c < 0xD800 { c } else { c - 0x800 }
}

fn char_at(index: u32) -> Option<char> {
    char::from_u32(if index < 0xD800 { index } else { index + 0x800 })
}

impl Step for char {
    fn steps_between(start: &char, end: &char) -> (usize, Option<usize>) {
        u32::steps_between(&char_index(*start), &char_index(*end))
    }
    fn forward(start: char, count: usize) -> char { Step::forward_checked(start, count).expect("overflow in `Step::forward`") }
    fn backward(start: char, count: usize) -> char { Step::backward_checked(start, count).expect("overflow in `Step::backward`") }
    fn forward_checked(start: char, count: usize) -> Option<char> { char_at(Step::forward_checked(char_index(start), count)?) }
    fn backward_checked(start: char, count: usize) -> Option<char> { char_at(Step::backward_checked(char_index(start), count)?) }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        if self.start < self.end {
            let next = Step::forward(self.start.clone(), 1);
            Some(crate::mem::replace(&mut self.start, next))
        } else {
            None
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) { Step::steps_between(&self.start, &self.end) }
    fn trusted_len(&self) -> Option<usize> { self.size_hint().1 }

    fn nth(&mut self, n: usize) -> Option<A> {
        if let Some(plus_n) = Step::forward_checked(self.start.clone(), n) {
            if plus_n < self.end {
                self.start = Step::forward(plus_n.clone(), 1);
                return Some(plus_n);
            }
        }
        self.start = self.end.clone();
        None
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.start < self.end {
            self.end = Step::backward(self.end.clone(), 1);
            Some(self.end.clone())
        } else {
            None
        }
    }
}

impl<A: Step> FusedIterator for Range<A> {}

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        let next = Step::forward(self.start.clone(), 1);
        Some(crate::mem::replace(&mut self.start, next))
    }

    fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }

    fn nth(&mut self, n: usize) -> Option<A> {
        let plus_n = Step::forward(self.start.clone(), n);
        self.start = Step::forward(plus_n.clone(), 1);
        Some(plus_n)
    }
}

impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if self.start < self.end {
            let next = Step::forward(self.start.clone(), 1);
            Some(crate::mem::replace(&mut self.start, next))
        } else {
            self.exhausted = true;
            Some(self.start.clone())
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_empty() {
            return (0, Some(0));
        }
        let (lower, upper) = Step::steps_between(&self.start, &self.end);
        (lower.saturating_add(1), upper.and_then(|steps| steps.checked_add(1)))
    }

    fn trusted_len(&self) -> Option<usize> { self.size_hint().1 }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if self.start < self.end {
            let next = Step::backward(self.end.clone(), 1);
            Some(crate::mem::replace(&mut self.end, next))
        } else {
            self.exhausted = true;
            Some(self.end.clone())
        }
    }
}

impl<A: Step> FusedIterator for RangeInclusive<A> {}

macro_rules! exact_size { ($($t:ty)*) => { $(impl ExactSizeIterator for $t {})* }; }
exact_size! {
    Range<u8> Range<i8> Range<u16> Range<i16> Range<u32> Range<i32> Range<usize> Range<isize>
    RangeInclusive<u8> RangeInclusive<i8> RangeInclusive<u16> RangeInclusive<i16>
}
