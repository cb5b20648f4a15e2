//! Spans of time, and the simulated clock: it goes on a little with each step, and by as much as
//! everybody sleeps.

mod duration;

pub use duration::{Duration, TryFromFloatSecsError};

use crate::{error::Error, fmt, intrinsics, ops::{Add, AddAssign, Sub, SubAssign}};
use duration::{NANOS_PER_SEC, Nanoseconds};

/// Seconds and nanoseconds since some moment.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Timespec {
    tv_sec: i64,
    tv_nsec: Nanoseconds,
}

impl Timespec {
    const fn new(tv_sec: i64, tv_nsec: u32) -> Timespec {
        Timespec { tv_sec, tv_nsec: unsafe { Nanoseconds::new_unchecked(tv_nsec) } }
    }

    fn since_start(offset: i64) -> Timespec {
        let now = intrinsics::clock_now();
        Timespec::new(offset + (now / NANOS_PER_SEC as u64) as i64, (now % NANOS_PER_SEC as u64) as u32)
    }

    fn sub_timespec(&self, other: &Timespec) -> Result<Duration, Duration> {
        if self < other {
            return match other.sub_timespec(self) {
                Ok(d) => Err(d),
                Err(d) => Ok(d),
            };
        }
        let (mine, theirs) = (self.tv_nsec.get(), other.tv_nsec.get());
        let (secs, nsec) = if mine >= theirs {
            ((self.tv_sec - other.tv_sec) as u64, mine - theirs)
        } else {
            ((self.tv_sec - other.tv_sec - 1) as u64, mine + NANOS_PER_SEC - theirs)
        };
        Ok(Duration::new(secs, nsec))
    }

    fn checked_add_duration(&self, other: &Duration) -> Option<Timespec> {
        let mut secs = self.tv_sec.checked_add(i64::try_from(other.as_secs()).ok()?)?;
        let mut nsec = other.subsec_nanos() + self.tv_nsec.get();
        if nsec >= NANOS_PER_SEC {
            nsec -= NANOS_PER_SEC;
            secs = secs.checked_add(1)?;
        }
        Some(Timespec::new(secs, nsec))
    }

    fn checked_sub_duration(&self, other: &Duration) -> Option<Timespec> {
        let mut secs = self.tv_sec.checked_sub(i64::try_from(other.as_secs()).ok()?)?;
        let mut nsec = self.tv_nsec.get() as i32 - other.subsec_nanos() as i32;
        if nsec < 0 {
            nsec += NANOS_PER_SEC as i32;
            secs = secs.checked_sub(1)?;
        }
        Some(Timespec::new(secs, nsec as u32))
    }
}

impl fmt::Debug for Timespec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timespec").field("tv_sec", &self.tv_sec).field("tv_nsec", &self.tv_nsec.get()).finish()
    }
}

/// A moment on a clock that never goes back.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Timespec);

impl Instant {
    pub fn now() -> Instant { Instant(Timespec::since_start(0)) }

    pub fn duration_since(&self, earlier: Instant) -> Duration { self.checked_duration_since(earlier).unwrap_or_default() }
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> { self.0.sub_timespec(&earlier.0).ok() }
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration { self.checked_duration_since(earlier).unwrap_or_default() }
    pub fn elapsed(&self) -> Duration { Instant::now() - *self }
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> { self.0.checked_add_duration(&duration).map(Instant) }
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> { self.0.checked_sub_duration(&duration).map(Instant) }
}

impl Sub<Instant> for Instant {
    type Output = Duration;
    fn sub(self, other: Instant) -> Duration { self.duration_since(other) }
}
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant").field("tv_sec", &self.0.tv_sec).field("tv_nsec", &self.0.tv_nsec.get()).finish()
    }
}

/// When the simulated clock starts: 1 January 2026.
const START: i64 = 1_767_225_600;

/// A moment on the clock on the wall.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime(Timespec);

pub const UNIX_EPOCH: SystemTime = SystemTime(Timespec::new(0, 0));

/// The other moment came later: by so much.
#[derive(Clone, Debug)]
pub struct SystemTimeError(Duration);

impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;

    pub fn now() -> SystemTime { SystemTime(Timespec::since_start(START)) }

    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        self.0.sub_timespec(&earlier.0).map_err(SystemTimeError)
    }
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> { SystemTime::now().duration_since(*self) }
    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> { self.0.checked_add_duration(&duration).map(SystemTime) }
    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> { self.0.checked_sub_duration(&duration).map(SystemTime) }
}

impl SystemTimeError {
    pub fn duration(&self) -> Duration { self.0 }
}
impl Error for SystemTimeError {}
impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("second time provided was later than self") }
}
impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemTime").field("tv_sec", &self.0.tv_sec).field("tv_nsec", &self.0.tv_nsec.get()).finish()
    }
}

macro_rules! moves_by_duration {
    ($($t:ident)*) => { $(
        impl Add<Duration> for $t {
            type Output = $t;
            fn add(self, other: Duration) -> $t { self.checked_add(other).expect("overflow when adding duration to instant") }
        }
        impl AddAssign<Duration> for $t {
            fn add_assign(&mut self, other: Duration) { *self = *self + other }
        }
        impl Sub<Duration> for $t {
            type Output = $t;
            fn sub(self, other: Duration) -> $t { self.checked_sub(other).expect("overflow when subtracting duration from instant") }
        }
        impl SubAssign<Duration> for $t {
            fn sub_assign(&mut self, other: Duration) { *self = *self - other }
        }
    )* };
}
moves_by_duration! { Instant SystemTime }
