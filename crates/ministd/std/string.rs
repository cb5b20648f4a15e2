//! Text on the heap.

use crate::intrinsics::type_id;
use crate::{
    borrow::{Borrow, BorrowMut},
    boxed::Box,
    cmp::Ordering,
    collections::TryReserveError,
    convert::Infallible,
    fmt::{self, Write},
    hash::{Hash, Hasher},
    iter::FromIterator,
    ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, RangeBounds},
    ptr,
    slice,
    str::{self, Chars, FromStr, Utf8Error, pattern::Pattern},
};

#[lang = "String"]
#[derive(PartialEq, PartialOrd, Eq, Ord)]
pub struct String {
    vec: Vec<u8>,
}

/// Bytes that are not UTF-8.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}

impl FromUtf8Error {
    pub fn as_bytes(&self) -> &[u8] { &self.bytes[..] }
    pub fn into_bytes(self) -> Vec<u8> { self.bytes }
    pub fn utf8_error(&self) -> Utf8Error { self.error }
}
impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.error, f) }
}
impl crate::error::Error for FromUtf8Error {}

impl String {
    pub const fn new() -> String { String { vec: Vec::new() } }
    pub fn with_capacity(capacity: usize) -> String { String { vec: Vec::with_capacity(capacity) } }

    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::from_utf8(&vec) {
            Ok(..) => Ok(String { vec }),
            Err(e) => Err(FromUtf8Error { bytes: vec, error: e }),
        }
    }

    pub fn from_utf8_lossy(v: &[u8]) -> crate::borrow::Cow<'_, str> {
        if let Ok(valid) = str::from_utf8(v) {
            return crate::borrow::Cow::Borrowed(valid);
        }
        let mut out = String::new();
        let mut rest = v;
        loop {
            match str::from_utf8(rest) {
                Ok(valid) => {
                    out.push_str(valid);
                    return crate::borrow::Cow::Owned(out);
                }
                Err(e) => {
                    let (valid, after) = rest.split_at(e.valid_up_to());
                    out.push_str(unsafe { str::from_utf8_unchecked(valid) });
                    out.push('\u{FFFD}');
                    rest = match e.error_len() {
                        Some(len) => &after[len..],
                        None => return crate::borrow::Cow::Owned(out),
                    };
                }
            }
        }
    }

    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String { String { vec: bytes } }
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        unsafe { String { vec: Vec::from_raw_parts(buf, length, capacity) } }
    }
    pub fn into_bytes(self) -> Vec<u8> { self.vec }
    pub fn as_str(&self) -> &str { unsafe { str::from_utf8_unchecked(self.vec.as_slice()) } }
    pub fn as_mut_str(&mut self) -> &mut str { unsafe { str::from_utf8_unchecked_mut(self.vec.as_mut_slice()) } }
    pub fn as_bytes(&self) -> &[u8] { self.vec.as_slice() }
    pub unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> { &mut self.vec }
    pub const fn len(&self) -> usize { self.vec.len() }
    pub const fn is_empty(&self) -> bool { self.len() == 0 }
    pub const fn capacity(&self) -> usize { self.vec.capacity() }
    pub fn push_str(&mut self, string: &str) { self.vec.extend_bytes(string.as_bytes()) }
    pub fn reserve(&mut self, additional: usize) { self.vec.reserve(additional) }
    pub fn reserve_exact(&mut self, additional: usize) { self.vec.reserve_exact(additional) }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> { self.vec.try_reserve(additional) }
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> { self.vec.try_reserve_exact(additional) }
    pub fn shrink_to_fit(&mut self) { self.vec.shrink_to_fit() }
    pub fn shrink_to(&mut self, min_capacity: usize) { self.vec.shrink_to(min_capacity) }
    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = slice::range(src, self.len());
        assert!(self.is_char_boundary(range.start));
        assert!(self.is_char_boundary(range.end));
        self.vec.extend_from_within(range)
    }

    pub fn push(&mut self, ch: char) { self.push_str(ch.encode_utf8(&mut [0; 4])) }

    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            assert!(self.is_char_boundary(new_len));
            self.vec.truncate(new_len)
        }
    }

    pub fn pop(&mut self) -> Option<char> {
        let ch = self.chars().next_back()?;
        unsafe { self.vec.set_len(self.len() - ch.len_utf8()) };
        Some(ch)
    }

    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let ch = match self[idx..].chars().next() {
            Some(ch) => ch,
            None => panic!("cannot remove a char from the end of a string"),
        };
        self.vec.drain(idx..idx + ch.len_utf8());
        ch
    }

    pub fn retain<F: FnMut(char) -> bool>(&mut self, mut f: F) {
        let mut kept = String::with_capacity(0);
        let all = crate::mem::take(self);
        let mut bytes = 0;
        for ch in all.chars() {
            if f(ch) {
                bytes += ch.encode_utf8(unsafe { &mut *(all.as_ptr().add(bytes) as *mut [u8; 4]) }).len();
            }
        }
        kept.vec = all.into_bytes();
        unsafe { kept.vec.set_len(bytes) };
        *self = kept;
    }

    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) { self.insert_str(idx, ch.encode_utf8(&mut [0; 4])) }

    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        assert!(self.is_char_boundary(idx));
        let (len, amount) = (self.len(), string.len());
        self.vec.reserve(amount);
        unsafe {
            let at = self.vec.as_mut_ptr().add(idx);
            ptr::copy(at as *const u8, at.add(amount), len - idx);
            ptr::copy_nonoverlapping(string.as_ptr(), at, amount);
            self.vec.set_len(len + amount);
        }
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        String { vec: self.vec.split_off(at) }
    }

    pub fn clear(&mut self) { self.vec.clear() }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> crate::vec::IntoIter<char> {
        let range = slice::range(range, self.len());
        let drained: Vec<char> = self[range.start..range.end].chars().collect();
        self.vec.drain(range);
        drained.into_iter()
    }

    #[track_caller]
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {
        let range = slice::range(range, self.len());
        assert!(self.is_char_boundary(range.end));
        let tail = self.split_off(range.end);
        self.truncate(range.start);
        self.push_str(replace_with);
        self.push_str(&tail);
    }

    pub fn into_boxed_str(self) -> Box<str> {
        unsafe { Box::from_raw(Box::into_raw(self.vec.into_boxed_slice()) as *mut str) }
    }

    pub fn leak<'a>(self) -> &'a mut str { unsafe { str::from_utf8_unchecked_mut(self.vec.leak()) } }
}

impl Vec<u8> {
    /// Appends bytes all at once.
    fn extend_bytes(&mut self, bytes: &[u8]) {
        let (len, more) = (self.len(), bytes.len());
        self.reserve(more);
        unsafe {
            ptr::copy_nonoverlapping(bytes.as_ptr(), self.as_mut_ptr().add(len), more);
            self.set_len(len + more);
        }
    }
}

impl Clone for String {
    fn clone(&self) -> Self { String::from(self.as_str()) }
    fn clone_from(&mut self, source: &Self) {
        self.clear();
        self.push_str(source);
    }
}
impl Default for String {
    fn default() -> String { String::new() }
}
impl Deref for String {
    type Target = str;
    fn deref(&self) -> &str { self.as_str() }
}
impl DerefMut for String {
    fn deref_mut(&mut self) -> &mut str { self.as_mut_str() }
}
impl fmt::Display for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl fmt::Debug for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl Hash for String {
    fn hash<H: Hasher>(&self, hasher: &mut H) { (**self).hash(hasher) }
}
impl fmt::Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }
}
impl Add<&str> for String {
    type Output = String;
    fn add(mut self, other: &str) -> String {
        self.push_str(other);
        self
    }
}
impl AddAssign<&str> for String {
    fn add_assign(&mut self, other: &str) { self.push_str(other) }
}
impl<I: slice::SliceIndex<str>> Index<I> for String {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self.as_str()) }
}
impl<I: slice::SliceIndex<str>> IndexMut<I> for String {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self.as_mut_str()) }
}

macro_rules! string_eq {
    ($($lhs:ty, $rhs:ty;)*) => { $(
        impl PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool { PartialEq::eq(&self[..], &other[..]) }
        }
    )* };
}
string_eq! { String, str; str, String; String, &str; &str, String; }

impl FromIterator<char> for String {
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}
impl Extend<char> for String {
    fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) {
        let iterator = iter.into_iter();
        self.reserve(iterator.size_hint().0);
        iterator.for_each(|c| self.push(c));
    }
}
macro_rules! collect_pieces {
    ($([$($lt:tt)*] $t:ty, |$s:ident| $str:expr;)*) => { $(
        impl<$($lt)*> FromIterator<$t> for String {
            fn from_iter<I: IntoIterator<Item = $t>>(iter: I) -> String {
                let mut buf = String::new();
                iter.into_iter().for_each(|$s| buf.push_str($str));
                buf
            }
        }
        impl<$($lt)*> Extend<$t> for String {
            fn extend<I: IntoIterator<Item = $t>>(&mut self, iter: I) { iter.into_iter().for_each(|$s| self.push_str($str)) }
        }
    )* };
}
collect_pieces! {
    ['a] &'a str, |s| s;
    ['a] &'a char, |c| c.encode_utf8(&mut [0; 4]);
    ['a] crate::borrow::Cow<'a, str>, |s| &s;
    [] Box<str>, |s| &s;
}
impl FromIterator<String> for String {
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String {
        let mut iterator = iter.into_iter();
        match iterator.next() {
            None => String::new(),
            Some(mut buf) => {
                buf.extend(iterator);
                buf
            }
        }
    }
}
impl Extend<String> for String {
    fn extend<I: IntoIterator<Item = String>>(&mut self, iter: I) { iter.into_iter().for_each(|s| self.push_str(&s)) }
}

impl AsRef<str> for String {
    fn as_ref(&self) -> &str { self }
}
impl AsRef<[u8]> for String {
    fn as_ref(&self) -> &[u8] { self.as_bytes() }
}
impl AsMut<str> for String {
    fn as_mut(&mut self) -> &mut str { self }
}
impl Borrow<str> for String {
    fn borrow(&self) -> &str { &self[..] }
}
impl From<&str> for String {
    fn from(s: &str) -> String {
        let mut string = String::with_capacity(s.len());
        string.push_str(s);
        string
    }
}
impl From<&mut str> for String {
    fn from(s: &mut str) -> String { String::from(&*s) }
}
impl From<&String> for String {
    fn from(s: &String) -> String { s.clone() }
}
impl From<char> for String {
    fn from(c: char) -> String { String::from(&*c.encode_utf8(&mut [0; 4])) }
}
impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String { s.into_string() }
}
impl<'a> From<crate::borrow::Cow<'a, str>> for String {
    fn from(s: crate::borrow::Cow<'a, str>) -> String { s.into_owned() }
}
impl FromStr for String {
    type Err = Infallible;
    fn from_str(s: &str) -> Result<String, Infallible> { Ok(String::from(s)) }
}

pub type ParseError = Infallible;
pub use crate::char::FromUtf16Error;

/// The text of types for which the real library does not go through the formatter: it has the
/// capacity that it needs, or that a number of its type needs at most.
fn simple_text<T: ?Sized>(value: &T) -> Option<String> {
    let (id, data) = (type_id::<T>(), value as *const T as *const u8);
    unsafe {
        if id == type_id::<str>() {
            let bytes = slice::from_raw_parts(data, size_of_val(value));
            return Some(String::from(str::from_utf8_unchecked(bytes)));
        }
        if id == type_id::<String>() {
            return Some((*(data as *const String)).clone());
        }
        if id == type_id::<&str>() {
            return Some(String::from(*(data as *const &str)));
        }
        if id == type_id::<char>() {
            return Some(String::from(*(data as *const char)));
        }
        macro_rules! integers {
            ($($t:ident)*) => { $(if id == type_id::<$t>() {
                let number = *(data as *const $t);
                let digits = if $t::MIN == 0 { number.checked_ilog10().unwrap_or(0) } else { $t::MAX.ilog10() };
                let mut text = String::with_capacity(digits as usize + 1 + (number < 0) as usize);
                let _ = fmt::write(&mut text, format_args!("{number}"));
                return Some(text);
            })* };
        }
        integers! { i32 usize u64 u32 i64 u8 i8 u16 i16 isize u128 i128 }
        if id == type_id::<bool>() {
            return Some(String::from(if *(data as *const bool) { "true" } else { "false" }));
        }
    }
    None
}

pub trait ToString {
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        if let Some(text) = simple_text(self) {
            return text;
        }
        let mut buf = String::new();
        if fmt::write(&mut buf, format_args!("{}", self)).is_err() {
            panic!("a Display implementation returned an error unexpectedly: Error");
        }
        buf
    }
}
