//! SipHash with one round a word and three at the end.

use super::Hasher;
use crate::{intrinsics::{rotate_left, wrapping_add}, ptr};

#[derive(Clone, Copy)]
struct State {
    v0: u64,
    v2: u64,
    v1: u64,
    v3: u64,
}

impl State {
    fn round(&mut self) {
        let (mut v0, mut v1, mut v2, mut v3) = (self.v0, self.v1, self.v2, self.v3);
        v0 = wrapping_add(v0, v1);
        v1 = rotate_left(v1, 13) ^ v0;
        v0 = rotate_left(v0, 32);
        v2 = wrapping_add(v2, v3);
        v3 = rotate_left(v3, 16) ^ v2;
        v0 = wrapping_add(v0, v3);
        v3 = rotate_left(v3, 21) ^ v0;
        v2 = wrapping_add(v2, v1);
        v1 = rotate_left(v1, 17) ^ v2;
        v2 = rotate_left(v2, 32);
        *self = State { v0, v2, v1, v3 };
    }

    fn word(&mut self, word: u64) {
        self.v3 ^= word;
        self.round();
        self.v0 ^= word;
    }
}

#[derive(Clone)]
pub(super) struct SipHasher13 {
    k0: u64,
    k1: u64,
    /// How many bytes came in.
    length: usize,
    state: State,
    /// Bytes that do not fill a word yet.
    tail: u64,
    /// How many those are.
    ntail: usize,
}

impl SipHasher13 {
    pub(super) const fn new_with_keys(k0: u64, k1: u64) -> SipHasher13 {
        let state = State {
            v0: k0 ^ 0x736f6d6570736575,
            v1: k1 ^ 0x646f72616e646f6d,
            v2: k0 ^ 0x6c7967656e657261,
            v3: k1 ^ 0x7465646279746573,
        };
        SipHasher13 { k0, k1, length: 0, state, tail: 0, ntail: 0 }
    }
}

/// Up to eight bytes as a word, the first lowest.
fn load(bytes: &[u8], from: usize, count: usize) -> u64 {
    let mut word = 0u64;
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr().add(from), &raw mut word as *mut u8, count) };
    word
}

impl Hasher for SipHasher13 {
    fn write(&mut self, bytes: &[u8]) {
        let len = bytes.len();
        self.length += len;
        let mut i = 0;
        if self.ntail != 0 {
            i = 8 - self.ntail;
            if len < i {
                self.tail |= load(bytes, 0, len) << (8 * self.ntail);
                self.ntail += len;
                return;
            }
            let word = self.tail | load(bytes, 0, i) << (8 * self.ntail);
            self.state.word(word);
        }
        while len - i >= 8 {
            self.state.word(load(bytes, i, 8));
            i += 8;
        }
        self.tail = load(bytes, i, len - i);
        self.ntail = len - i;
    }

    fn finish(&self) -> u64 {
        let mut state = self.state;
        state.word((self.length as u64 & 0xff) << 56 | self.tail);
        state.v2 ^= 0xff;
        state.round();
        state.round();
        state.round();
        state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    }
}
