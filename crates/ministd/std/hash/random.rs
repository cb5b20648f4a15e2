//! The hasher of `HashMap`.

use super::{BuildHasher, Hasher, sip::SipHasher13};
use crate::fmt;

/// Two keys for the hasher. A real program draws them when it starts, so that the order in a
/// `HashMap` is another in each run; here every run is one of those runs, always the same.
#[derive(Clone)]
pub struct RandomState {
    k0: u64,
    k1: u64,
}

impl RandomState {
    pub fn new() -> RandomState { RandomState { k0: 0x0706_0504_0302_0100, k1: 0x0f0e_0d0c_0b0a_0908 } }
}
impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;
    fn build_hasher(&self) -> DefaultHasher { DefaultHasher(SipHasher13::new_with_keys(self.k0, self.k1)) }
}
impl Default for RandomState {
    fn default() -> RandomState { RandomState::new() }
}
impl fmt::Debug for RandomState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("RandomState").finish_non_exhaustive() }
}

/// SipHash-1-3; without a [`RandomState`] its keys are zero, and the hashes the same in every run.
#[derive(Clone)]
pub struct DefaultHasher(SipHasher13);

impl DefaultHasher {
    pub const fn new() -> DefaultHasher { DefaultHasher(SipHasher13::new_with_keys(0, 0)) }
}
impl Default for DefaultHasher {
    fn default() -> DefaultHasher { DefaultHasher::new() }
}
impl Hasher for DefaultHasher {
    fn write(&mut self, msg: &[u8]) { self.0.write(msg) }
    fn finish(&self) -> u64 { self.0.finish() }
}
impl fmt::Debug for DefaultHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("DefaultHasher").finish_non_exhaustive() }
}
