//! Methods of `str`.

use super::{iter::{Bytes, CharIndices, Chars, Lines, MatchIndices, Matches, RSplit, RSplitN, Split, SplitWhitespace, after_match}, from_utf8_unchecked, from_utf8_unchecked_mut, pattern::Pattern, FromStr};
use crate::{
    char::EscapeText,
    cmp::Ordering,
    fmt,
    iter::FlatMap,
    ops::{Index, IndexMut, Range},
    slice::{self, SliceIndex},
};

impl str {
    pub const fn len(&self) -> usize { self.as_bytes().len() }
    pub const fn is_empty(&self) -> bool { self.len() == 0 }
    pub const fn as_bytes(&self) -> &[u8] { unsafe { &*(self as *const str as *const [u8]) } }
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8] { unsafe { &mut *(self as *mut str as *mut [u8]) } }
    pub const fn as_ptr(&self) -> *const u8 { self as *const str as *const u8 }

    pub fn is_char_boundary(&self, index: usize) -> bool {
        if index == 0 || index >= self.len() { index == 0 || index == self.len() } else { self.as_bytes()[index] & 0xC0 != 0x80 }
    }

    pub fn floor_char_boundary(&self, index: usize) -> usize {
        let mut at = if index < self.len() { index } else { self.len() };
        while !self.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    pub fn ceil_char_boundary(&self, index: usize) -> usize {
        let mut at = if index < self.len() { index } else { self.len() };
        while !self.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> { i.get(self) }
    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output { unsafe { &*i.get_unchecked(self) } }

    pub fn split_at(&self, mid: usize) -> (&str, &str) { (&self[..mid], &self[mid..]) }
    pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> { Some((self.get(..mid)?, self.get(mid..)?)) }

    pub fn chars(&self) -> Chars<'_> { Chars::new(self) }
    pub fn char_indices(&self) -> CharIndices<'_> { CharIndices { front_offset: 0, iter: self.chars() } }
    pub fn bytes(&self) -> Bytes<'_> { self.as_bytes().iter().copied() }

    pub fn contains<P: Pattern>(&self, mut pat: P) -> bool { pat.find_in(self, 0, self.len()).is_some() }
    pub fn starts_with<P: Pattern>(&self, mut pat: P) -> bool { pat.prefix_len(self).is_some() }
    pub fn ends_with<P: Pattern>(&self, mut pat: P) -> bool { pat.suffix_len(self).is_some() }
    pub fn find<P: Pattern>(&self, mut pat: P) -> Option<usize> { Some(pat.find_in(self, 0, self.len())?.0) }
    pub fn rfind<P: Pattern>(&self, mut pat: P) -> Option<usize> { Some(pat.rfind_in(self, 0, self.len())?.0) }

    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> { Split::new(self, pat) }
    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> { RSplit(Split::new(self, pat)) }
    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> Split<'_, P> { Split { limit: n, ..Split::new(self, pat) } }
    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> { RSplitN(Split { limit: n, ..Split::new(self, pat) }) }
    pub fn split_terminator<P: Pattern>(&self, pat: P) -> Split<'_, P> { Split { allow_trailing_empty: false, ..Split::new(self, pat) } }
    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split { allow_trailing_empty: false, inclusive: true, ..Split::new(self, pat) }
    }
    pub fn lines(&self) -> Lines<'_> { Lines(self.split_inclusive('\n')) }
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> { SplitWhitespace(Split::new(self, char::is_whitespace as fn(char) -> bool)) }
    pub fn split_ascii_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace(Split::new(self, (|c: char| c.is_ascii_whitespace()) as fn(char) -> bool))
    }

    pub fn split_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (start, end) = delimiter.find_in(self, 0, self.len())?;
        Some((&self[..start], &self[end..]))
    }
    pub fn rsplit_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (start, end) = delimiter.rfind_in(self, 0, self.len())?;
        Some((&self[..start], &self[end..]))
    }
    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> { Matches(self.match_indices(pat)) }
    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> { MatchIndices { haystack: self, pattern: pat, position: 0 } }

    pub fn trim(&self) -> &str { self.trim_matches(char::is_whitespace) }
    pub fn trim_start(&self) -> &str { self.trim_start_matches(char::is_whitespace) }
    pub fn trim_end(&self) -> &str { self.trim_end_matches(char::is_whitespace) }
    pub fn trim_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut s = self;
        while let Some(len @ 1..) = pat.prefix_len(s) {
            s = &s[len..];
        }
        s.trim_end_matches(pat)
    }
    pub fn trim_start_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut s = self;
        while let Some(len @ 1..) = pat.prefix_len(s) {
            s = &s[len..];
        }
        s
    }
    pub fn trim_end_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut s = self;
        while let Some(len @ 1..) = pat.suffix_len(s) {
            s = &s[..s.len() - len];
        }
        s
    }
    pub fn strip_prefix<P: Pattern>(&self, mut prefix: P) -> Option<&str> { Some(&self[prefix.prefix_len(self)?..]) }
    pub fn strip_suffix<P: Pattern>(&self, mut suffix: P) -> Option<&str> { Some(&self[..self.len() - suffix.suffix_len(self)?]) }

    pub fn as_mut_ptr(&mut self) -> *mut u8 { self as *mut str as *mut u8 }
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> { i.get_mut(self) }
    #[track_caller]
    pub fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        assert!(self.is_char_boundary(mid), "failed to slice string");
        let (a, b) = unsafe { self.as_bytes_mut().split_at_mut(mid) };
        unsafe { (from_utf8_unchecked_mut(a), from_utf8_unchecked_mut(b)) }
    }
    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplit<'_, P> { RSplit(self.split_terminator(pat)) }
    pub fn rmatches<P: Pattern>(&self, pat: P) -> crate::iter::Rev<crate::vec::IntoIter<&str>> { self.matches(pat).collect::<Vec<_>>().into_iter().rev() }
    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> crate::iter::Rev<crate::vec::IntoIter<(usize, &str)>> {
        self.match_indices(pat).collect::<Vec<_>>().into_iter().rev()
    }
    pub fn trim_ascii_start(&self) -> &str { self.trim_start_matches(|c: char| c.is_ascii_whitespace()) }
    pub fn trim_ascii_end(&self) -> &str { self.trim_end_matches(|c: char| c.is_ascii_whitespace()) }
    pub fn trim_ascii(&self) -> &str { self.trim_ascii_start().trim_ascii_end() }
    pub fn trim_left(&self) -> &str { self.trim_start() }
    pub fn trim_right(&self) -> &str { self.trim_end() }
    pub fn escape_debug(&self) -> Escaped<'_> { self.escaped(char::escape_debug) }
    pub fn escape_default(&self) -> Escaped<'_> { self.escaped(char::escape_default) }
    pub fn escape_unicode(&self) -> Escaped<'_> { self.escaped(char::escape_unicode) }
    fn escaped(&self, escape: fn(char) -> EscapeText) -> Escaped<'_> { Escaped(self.chars().flat_map(escape)) }

    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> { FromStr::from_str(self) }

    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        // When nothing gets shorter, the text needs at least this much.
        let capacity = if from.match_len().map_or(false, |len| len <= to.len()) { self.len() } else { 0 };
        let mut result = String::with_capacity(capacity);
        self.replace_into(&mut result, from, to, usize::MAX);
        result
    }
    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(32);
        self.replace_into(&mut result, pat, to, count);
        result
    }
    fn replace_into<P: Pattern>(&self, result: &mut String, pat: P, to: &str, count: usize) {
        let mut last_end = 0;
        for (start, part) in self.match_indices(pat).take(count) {
            result.push_str(&self[last_end..start]);
            result.push_str(to);
            last_end = start + part.len();
        }
        result.push_str(&self[last_end..]);
    }

    pub fn to_lowercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for (i, c) in self.char_indices() {
            if c == 'Σ' { s.push(if self.sigma_is_final(i) { 'ς' } else { 'σ' }) } else { s.extend(c.to_lowercase()) }
        }
        s
    }
    /// Is a letter before the sigma at a place, and none after it?
    fn sigma_is_final(&self, i: usize) -> bool {
        let ignored = |c: &char| c.is_case_ignorable();
        let cased = |c: Option<char>| c.map_or(false, |c| c.is_lowercase() || c.is_uppercase());
        cased(self[..i].chars().rev().find(|c| !ignored(c))) && !cased(self[i + 2..].chars().find(|c| !ignored(c)))
    }
    pub fn to_uppercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for c in self.chars() {
            s.extend(c.to_uppercase());
        }
        s
    }
    pub fn repeat(&self, n: usize) -> String {
        let Some(capacity) = self.len().checked_mul(n) else { panic!("capacity overflow") };
        let mut s = String::with_capacity(capacity);
        for _ in 0..n {
            s.push_str(self);
        }
        s
    }

    pub fn is_ascii(&self) -> bool { self.as_bytes().is_ascii() }
    pub fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        self.len() == other.len() && self.bytes().zip(other.bytes()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
    }
    pub fn to_ascii_uppercase(&self) -> String { self.chars().map(|c| c.to_ascii_uppercase()).collect() }
    pub fn to_ascii_lowercase(&self) -> String { self.chars().map(|c| c.to_ascii_lowercase()).collect() }
    pub fn make_ascii_uppercase(&mut self) {
        for byte in unsafe { self.as_bytes_mut() } {
            *byte = byte.to_ascii_uppercase();
        }
    }
    pub fn make_ascii_lowercase(&mut self) {
        for byte in unsafe { self.as_bytes_mut() } {
            *byte = byte.to_ascii_lowercase();
        }
    }
    pub fn into_string(self: Box<str>) -> String {
        let slice: Box<[u8]> = unsafe { Box::from_raw(Box::into_raw(self) as *mut [u8]) };
        unsafe { String::from_utf8_unchecked(slice.into_vec()) }
    }
    pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]> { unsafe { Box::from_raw(Box::into_raw(self) as *mut [u8]) } }
}

/// The characters of a text as they are written in source.
#[derive(Clone)]
pub struct Escaped<'a>(FlatMap<Chars<'a>, EscapeText, fn(char) -> EscapeText>);

impl Iterator for Escaped<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> { self.0.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.0.size_hint() }
}
impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.clone() {
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}

impl PartialEq for str {
    fn eq(&self, other: &str) -> bool { self.as_bytes() == other.as_bytes() }
}
impl Eq for str {}
impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering { self.as_bytes().cmp(other.as_bytes()) }
}

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self) }
}
impl<I: SliceIndex<str>> IndexMut<I> for str {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }
}

/// A range of bytes of a text.
pub(crate) trait StrRange: Sized {
    /// The range as start and end in a text of `len` bytes.
    fn resolve(self, len: usize) -> Range<usize>;
    /// The end as the program wrote it, for messages.
    fn named_end(&self, len: usize) -> usize;
}

impl StrRange for Range<usize> {
    fn resolve(self, _len: usize) -> Range<usize> { self }
    fn named_end(&self, _len: usize) -> usize { self.end }
}

fn fits(s: &str, range: &Range<usize>) -> bool {
    range.start <= range.end && s.is_char_boundary(range.start) && s.is_char_boundary(range.end)
}

unsafe impl<R: StrRange> SliceIndex<str> for R {
    type Output = str;
    fn get(self, slice: &str) -> Option<&str> {
        let range = self.resolve(slice.len());
        if fits(slice, &range) { Some(unsafe { &*range.get_unchecked(slice) }) } else { None }
    }
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        let range = self.resolve(slice.len());
        if fits(slice, &range) { Some(unsafe { &mut *range.get_unchecked_mut(slice) }) } else { None }
    }
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        let bytes = slice as *const [u8];
        unsafe { SliceIndex::<[u8]>::get_unchecked(self.resolve(bytes.len()), bytes) as *const str }
    }
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        let bytes = slice as *mut [u8];
        unsafe { SliceIndex::<[u8]>::get_unchecked_mut(self.resolve(bytes.len()), bytes) as *mut str }
    }
    #[track_caller]
    fn index(self, slice: &str) -> &str {
        let named_end = self.named_end(slice.len());
        let range = self.resolve(slice.len());
        if !fits(slice, &range) {
            slice_error_fail(slice, range.start, if range.end == usize::MAX { named_end } else { range.end })
        }
        unsafe { &*range.get_unchecked(slice) }
    }
    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        let named_end = self.named_end(slice.len());
        let range = self.resolve(slice.len());
        if !fits(slice, &range) {
            slice_error_fail(slice, range.start, if range.end == usize::MAX { named_end } else { range.end })
        }
        unsafe { &mut *range.get_unchecked_mut(slice) }
    }
}

#[track_caller]
fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    // A message shows 256 bytes of the string at most.
    let mut shown_len = if s.len() < 256 { s.len() } else { 256 };
    while !s.is_char_boundary(shown_len) {
        shown_len -= 1;
    }
    let shown = &s[..shown_len];
    let dots = if shown_len < s.len() { "[...]" } else { "" };
    if begin > s.len() {
        panic!("start byte index {begin} is out of bounds of `{shown}`{dots}");
    }
    if end > s.len() {
        panic!("end byte index {end} is out of bounds of `{shown}`{dots}");
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{shown}`{dots}");
    }
    if end == s.len() && s.is_char_boundary(begin) {
        panic!("end byte index {end} is out of bounds of `{shown}`{dots}");
    }
    let (which, index) = if s.is_char_boundary(begin) { ("end", end) } else { ("start", begin) };
    let mut char_start = index;
    while !s.is_char_boundary(char_start) {
        char_start -= 1;
    }
    let Some(ch) = s[char_start..].chars().next() else { panic!("failed to slice string") };
    let char_end = char_start + ch.len_utf8();
    panic!("{which} byte index {index} is not a char boundary; it is inside {ch:?} (bytes {char_start}..{char_end}) of `{shown}`{dots}")
}
