//! Iterators over text.

use super::{from_utf8_unchecked, pattern::Pattern, utf8::first_char};
use crate::{fmt, iter::{Copied, FusedIterator}, slice};

/// The characters of a text.
#[derive(Clone)]
pub struct Chars<'a> {
    iter: slice::Iter<'a, u8>,
}

impl<'a> Chars<'a> {
    pub(super) fn new(s: &'a str) -> Chars<'a> { Chars { iter: s.as_bytes().iter() } }
    pub fn as_str(&self) -> &'a str { unsafe { from_utf8_unchecked(self.iter.as_slice()) } }
}

impl Iterator for Chars<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        let rest = self.iter.as_slice();
        if rest.is_empty() {
            return None;
        }
        let (ch, len) = first_char(rest);
        self.iter.nth(len - 1);
        Some(ch)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.iter.len();
        ((n + 3) / 4, Some(n))
    }
}
impl DoubleEndedIterator for Chars<'_> {
    fn next_back(&mut self) -> Option<char> {
        let rest = self.iter.as_slice();
        let mut start = rest.len().checked_sub(1)?;
        while rest[start] & 0xC0 == 0x80 {
            start -= 1;
        }
        let (ch, _) = first_char(&rest[start..]);
        self.iter = rest[..start].iter();
        Some(ch)
    }
}
impl FusedIterator for Chars<'_> {}
impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

/// The characters and where they begin.
#[derive(Clone, Debug)]
pub struct CharIndices<'a> {
    pub(super) front_offset: usize,
    pub(super) iter: Chars<'a>,
}

impl CharIndices<'_> {
    pub fn offset(&self) -> usize { self.front_offset }
}
impl Iterator for CharIndices<'_> {
    type Item = (usize, char);
    fn next(&mut self) -> Option<(usize, char)> {
        let ch = self.iter.next()?;
        let index = self.front_offset;
        self.front_offset += ch.len_utf8();
        Some((index, ch))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}
impl DoubleEndedIterator for CharIndices<'_> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        let ch = self.iter.next_back()?;
        Some((self.front_offset + self.iter.iter.len(), ch))
    }
}

pub type Bytes<'a> = Copied<slice::Iter<'a, u8>>;

/// The pieces of a text between matches. A text is left from `start` to `end`; the search goes on
/// at `position` from the front.
#[derive(Clone)]
pub struct Split<'a, P> {
    pub(super) haystack: &'a str,
    pub(super) pattern: P,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) position: usize,
    /// How many pieces at most; the last is then all of the rest.
    pub(super) limit: usize,
    /// Whether an empty piece at the end counts.
    pub(super) allow_trailing_empty: bool,
    /// Whether a piece includes the match after it.
    pub(super) inclusive: bool,
    pub(super) finished: bool,
}

impl<'a, P: Pattern> Split<'a, P> {
    pub(super) fn new(haystack: &'a str, pattern: P) -> Self {
        let end = haystack.len();
        Split { haystack, pattern, start: 0, end, position: 0, limit: usize::MAX, allow_trailing_empty: true, inclusive: false, finished: false }
    }

    fn piece(&self, from: usize, to: usize) -> &'a str { unsafe { self.haystack.get_unchecked(from..to) } }

    fn rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if !self.allow_trailing_empty && self.start == self.end { None } else { Some(self.piece(self.start, self.end)) }
    }

    pub fn remainder(&self) -> Option<&'a str> { if self.finished { None } else { Some(self.piece(self.start, self.end)) } }
}

/// Where the search goes on after a match: an empty one must not be found again.
pub(super) fn after_match(haystack: &str, from: usize, to: usize) -> usize {
    if from < to {
        return to;
    }
    match haystack.as_bytes().get(to) {
        Some(_) => to + first_char(&haystack.as_bytes()[to..]).1,
        None => to + 1,
    }
}

impl<'a, P: Pattern> Iterator for Split<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if self.limit != usize::MAX {
            match self.limit {
                0 => return None,
                1 => {
                    self.limit = 0;
                    return self.rest();
                }
                _ => self.limit -= 1,
            }
        }
        match self.pattern.find_in(self.haystack, self.position, self.end) {
            Some((from, to)) => {
                let piece = self.piece(self.start, if self.inclusive { to } else { from });
                self.start = to;
                self.position = after_match(self.haystack, from, to);
                Some(piece)
            }
            None => self.rest(),
        }
    }
}
impl<'a, P: Pattern> DoubleEndedIterator for Split<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back() {
                Some(piece) if !piece.is_empty() => return Some(piece),
                _ => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        let search_end = if self.inclusive && self.end > self.start { self.end - 1 } else { self.end };
        match self.pattern.rfind_in(self.haystack, self.start, search_end) {
            Some((from, to)) => {
                let piece = self.piece(to, self.end);
                self.end = if self.inclusive { to } else { from };
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.piece(self.start, self.end))
            }
        }
    }
}
impl<P: Pattern> FusedIterator for Split<'_, P> {}

macro_rules! split_newtype {
    ($($Name:ident<$lt:lifetime $(, $P:ident)?> $inner:ty, |$s:ident| $map:expr, |$b:ident| $map_back:expr;)*) => { $(
        #[derive(Clone)]
        pub struct $Name<$lt $(, $P)?>(pub(super) $inner);
        impl<$lt $(, $P: Pattern)?> Iterator for $Name<$lt $(, $P)?> {
            type Item = &$lt str;
            fn next(&mut self) -> Option<&$lt str> {
                let $s = &mut self.0;
                $map
            }
        }
        impl<$lt $(, $P: Pattern)?> DoubleEndedIterator for $Name<$lt $(, $P)?> {
            fn next_back(&mut self) -> Option<&$lt str> {
                let $b = &mut self.0;
                $map_back
            }
        }
    )* };
}

fn line(text: &str) -> &str {
    match text.strip_suffix('\n') {
        Some(text) => text.strip_suffix('\r').unwrap_or(text),
        None => text,
    }
}

split_newtype! {
    Lines<'a> Split<'a, char>, |s| s.next().map(line), |b| b.next_back().map(line);
    SplitWhitespace<'a> Split<'a, fn(char) -> bool>, |s| s.find(|piece| !piece.is_empty()), |b| b.rfind(|piece| !piece.is_empty());
    RSplit<'a, P> Split<'a, P>, |s| s.next_back(), |b| b.next();
    RSplitN<'a, P> Split<'a, P>, |s| match s.limit {
        0 => None,
        1 => {
            s.limit = 0;
            s.rest()
        }
        _ => {
            s.limit -= 1;
            s.next_back()
        }
    }, |_b| None;
}

/// The matches and where they begin.
#[derive(Clone)]
pub struct MatchIndices<'a, P> {
    pub(super) haystack: &'a str,
    pub(super) pattern: P,
    pub(super) position: usize,
}

impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
    type Item = (usize, &'a str);
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let (from, to) = self.pattern.find_in(self.haystack, self.position, self.haystack.len())?;
        self.position = after_match(self.haystack, from, to);
        Some((from, unsafe { self.haystack.get_unchecked(from..to) }))
    }
}

/// The matches.
#[derive(Clone)]
pub struct Matches<'a, P>(pub(super) MatchIndices<'a, P>);

impl<'a, P: Pattern> Iterator for Matches<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> { Some(self.0.next()?.1) }
}
