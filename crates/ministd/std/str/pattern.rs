//! What can be searched for in text.

use super::{Chars, utf8::first_char};

/// A text, a character, one of several, or whatever a closure says.
pub trait Pattern: Sized {
    /// The first match that lies within `from..to`, as start and end.
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)>;
    /// The last match that lies within `from..to`, as start and end.
    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)>;
    /// The end of a match at the very start.
    fn prefix_len(&mut self, haystack: &str) -> Option<usize>;
    /// The length of every match, if they have one: that of a text or a character.
    fn match_len(&self) -> Option<usize> { None }
    /// The length of a match at the very end.
    fn suffix_len(&mut self, haystack: &str) -> Option<usize>;
}

fn find_char(haystack: &str, from: usize, to: usize, mut matches: impl FnMut(char) -> bool) -> Option<(usize, usize)> {
    let bytes = haystack.as_bytes();
    let mut i = from;
    while i < to {
        let (ch, len) = first_char(&bytes[i..]);
        if matches(ch) {
            return Some((i, i + len));
        }
        i += len;
    }
    None
}

fn rfind_char(haystack: &str, from: usize, to: usize, mut matches: impl FnMut(char) -> bool) -> Option<(usize, usize)> {
    let bytes = haystack.as_bytes();
    let mut end = to;
    while end > from {
        let mut i = end - 1;
        while bytes[i] & 0xC0 == 0x80 {
            i -= 1;
        }
        if matches(first_char(&bytes[i..]).0) {
            return Some((i, end));
        }
        end = i;
    }
    None
}

macro_rules! char_pattern {
    ($([$($param:tt)*] $t:ty, |$p:ident, $c:ident| $matches:expr $(, $len:ident)?;)*) => { $(
        impl<$($param)*> Pattern for $t {
            $(fn match_len(&self) -> Option<usize> { Some(self.$len()) })?
            fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
                let $p = self;
                find_char(haystack, from, to, |$c| $matches)
            }
            fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
                let $p = self;
                rfind_char(haystack, from, to, |$c| $matches)
            }
            fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
                let $p = self;
                let $c = haystack.chars().next()?;
                if $matches { Some($c.len_utf8()) } else { None }
            }
            fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
                let $p = self;
                let $c = haystack.chars().next_back()?;
                if $matches { Some($c.len_utf8()) } else { None }
            }
        }
    )* };
}
char_pattern! {
    [] char, |p, c| *p == c, len_utf8;
    [const N: usize] [char; N], |p, c| p.contains(&c);
    [const N: usize] &[char; N], |p, c| p.contains(&c);
    [] &[char], |p, c| p.contains(&c);
    [F: FnMut(char) -> bool] F, |p, c| p(c);
}

impl Pattern for &str {
    fn match_len(&self) -> Option<usize> { Some(self.len()) }

    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let (hay, needle) = (haystack.as_bytes(), self.as_bytes());
        let mut i = from;
        while i <= to && needle.len() <= to - i {
            if hay[i..i + needle.len()] == *needle {
                return Some((i, i + needle.len()));
            }
            i += 1;
        }
        None
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let (hay, needle) = (haystack.as_bytes(), self.as_bytes());
        let mut end = to;
        while end >= from && needle.len() <= end - from {
            if hay[end - needle.len()..end] == *needle {
                return Some((end - needle.len(), end));
            }
            end = end.checked_sub(1)?;
        }
        None
    }

    fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
        if haystack.as_bytes().starts_with(self.as_bytes()) { Some(self.len()) } else { None }
    }

    fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
        if haystack.as_bytes().ends_with(self.as_bytes()) { Some(self.len()) } else { None }
    }
}

macro_rules! str_pattern {
    ($($t:ty)*) => { $(
        impl Pattern for $t {
            fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> { (&self[..]).find_in(haystack, from, to) }
            fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> { (&self[..]).rfind_in(haystack, from, to) }
            fn match_len(&self) -> Option<usize> { Some(self.len()) }
            fn prefix_len(&mut self, haystack: &str) -> Option<usize> { (&self[..]).prefix_len(haystack) }
            fn suffix_len(&mut self, haystack: &str) -> Option<usize> { (&self[..]).suffix_len(haystack) }
        }
    )* };
}
str_pattern! { &String &&str }
