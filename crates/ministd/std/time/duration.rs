//! A span of time in seconds and nanoseconds.

use crate::{
    cmp::Ordering,
    error::Error,
    fmt::{self, Write as _},
    hash::{Hash, Hasher},
    intrinsics,
    iter::Sum,
    ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign},
};

pub(super) const NANOS_PER_SEC: u32 = 1_000_000_000;
const NANOS_PER_MILLI: u32 = 1_000_000;
const NANOS_PER_MICRO: u32 = 1_000;
const MILLIS_PER_SEC: u64 = 1_000;
const MICROS_PER_SEC: u64 = 1_000_000;

/// Less than a second; the other values of the word are left for `Option`'s `None`.
#[derive(Copy, Clone)]
pub(super) struct Nanoseconds(builtin # pattern_type(u32 is 0..=999_999_999));

impl Nanoseconds {
    pub(super) const unsafe fn new_unchecked(nanos: u32) -> Self { unsafe { intrinsics::transmute_unchecked(nanos) } }
    pub(super) const fn get(self) -> u32 { unsafe { intrinsics::transmute_unchecked(self) } }
}

impl PartialEq for Nanoseconds {
    fn eq(&self, other: &Self) -> bool { self.get() == other.get() }
}
impl Eq for Nanoseconds {}
impl PartialOrd for Nanoseconds {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for Nanoseconds {
    fn cmp(&self, other: &Self) -> Ordering { self.get().cmp(&other.get()) }
}
impl Hash for Nanoseconds {
    fn hash<H: Hasher>(&self, state: &mut H) { self.get().hash(state) }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    secs: u64,
    nanos: Nanoseconds,
}

impl Duration {
    pub const SECOND: Duration = Duration::from_secs(1);
    pub const MILLISECOND: Duration = Duration::from_millis(1);
    pub const MICROSECOND: Duration = Duration::from_micros(1);
    pub const NANOSECOND: Duration = Duration::from_nanos(1);
    pub const ZERO: Duration = Duration::from_nanos(0);
    pub const MAX: Duration = Duration::new(u64::MAX, NANOS_PER_SEC - 1);

    pub const fn new(secs: u64, nanos: u32) -> Duration {
        if nanos < NANOS_PER_SEC {
            return Duration { secs, nanos: unsafe { Nanoseconds::new_unchecked(nanos) } };
        }
        match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
            Some(secs) => Duration { secs, nanos: unsafe { Nanoseconds::new_unchecked(nanos % NANOS_PER_SEC) } },
            None => panic!("overflow in Duration::new"),
        }
    }

    pub const fn from_secs(secs: u64) -> Duration { Duration::new(secs, 0) }
    pub const fn from_millis(millis: u64) -> Duration {
        Duration::new(millis / MILLIS_PER_SEC, (millis % MILLIS_PER_SEC) as u32 * NANOS_PER_MILLI)
    }
    pub const fn from_micros(micros: u64) -> Duration {
        Duration::new(micros / MICROS_PER_SEC, (micros % MICROS_PER_SEC) as u32 * NANOS_PER_MICRO)
    }
    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration::new(nanos / NANOS_PER_SEC as u64, (nanos % NANOS_PER_SEC as u64) as u32)
    }
    #[track_caller]
    pub const fn from_mins(mins: u64) -> Duration {
        match mins.checked_mul(60) {
            Some(secs) => Duration::from_secs(secs),
            None => panic!("overflow in Duration::from_mins"),
        }
    }
    #[track_caller]
    pub const fn from_hours(hours: u64) -> Duration {
        match hours.checked_mul(3600) {
            Some(secs) => Duration::from_secs(secs),
            None => panic!("overflow in Duration::from_hours"),
        }
    }

    pub const fn is_zero(&self) -> bool { self.secs == 0 && self.nanos.get() == 0 }
    pub const fn as_secs(&self) -> u64 { self.secs }
    pub const fn subsec_millis(&self) -> u32 { self.nanos.get() / NANOS_PER_MILLI }
    pub const fn subsec_micros(&self) -> u32 { self.nanos.get() / NANOS_PER_MICRO }
    pub const fn subsec_nanos(&self) -> u32 { self.nanos.get() }
    pub const fn as_millis(&self) -> u128 { self.secs as u128 * MILLIS_PER_SEC as u128 + self.subsec_millis() as u128 }
    pub const fn as_micros(&self) -> u128 { self.secs as u128 * MICROS_PER_SEC as u128 + self.subsec_micros() as u128 }
    pub const fn as_nanos(&self) -> u128 { self.secs as u128 * NANOS_PER_SEC as u128 + self.nanos.get() as u128 }

    /// For the machine's clock, which counts in 64 bits.
    pub(crate) fn as_nanos_saturating(&self) -> u64 {
        let nanos = self.as_nanos();
        if nanos < u64::MAX as u128 { nanos as u64 } else { u64::MAX - 1 }
    }

    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(res) => res,
            None => match other.checked_sub(self) {
                Some(res) => res,
                None => Duration::ZERO,
            },
        }
    }

    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let Some(mut secs) = self.secs.checked_add(rhs.secs) else { return None };
        let mut nanos = self.nanos.get() + rhs.nanos.get();
        if nanos >= NANOS_PER_SEC {
            nanos -= NANOS_PER_SEC;
            let Some(new_secs) = secs.checked_add(1) else { return None };
            secs = new_secs;
        }
        Some(Duration::new(secs, nanos))
    }

    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) { Some(res) => res, None => Duration::MAX }
    }

    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let Some(mut secs) = self.secs.checked_sub(rhs.secs) else { return None };
        let nanos = if self.nanos.get() >= rhs.nanos.get() {
            self.nanos.get() - rhs.nanos.get()
        } else {
            let Some(sub_secs) = secs.checked_sub(1) else { return None };
            secs = sub_secs;
            self.nanos.get() + NANOS_PER_SEC - rhs.nanos.get()
        };
        Some(Duration::new(secs, nanos))
    }

    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) { Some(res) => res, None => Duration::ZERO }
    }

    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let total_nanos = self.nanos.get() as u64 * rhs as u64;
        let extra_secs = total_nanos / NANOS_PER_SEC as u64;
        let nanos = (total_nanos % NANOS_PER_SEC as u64) as u32;
        let Some(s) = self.secs.checked_mul(rhs as u64) else { return None };
        match s.checked_add(extra_secs) {
            Some(secs) => Some(Duration::new(secs, nanos)),
            None => None,
        }
    }

    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) { Some(res) => res, None => Duration::MAX }
    }

    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let (secs, extra_secs) = (self.secs / rhs as u64, self.secs % rhs as u64);
        let (mut nanos, extra_nanos) = (self.nanos.get() / rhs, self.nanos.get() % rhs);
        nanos += ((extra_secs * NANOS_PER_SEC as u64 + extra_nanos as u64) / rhs as u64) as u32;
        Some(Duration::new(secs, nanos))
    }

    pub const fn as_secs_f64(&self) -> f64 { self.secs as f64 + self.nanos.get() as f64 / NANOS_PER_SEC as f64 }
    pub const fn as_secs_f32(&self) -> f32 { self.secs as f32 + self.nanos.get() as f32 / NANOS_PER_SEC as f32 }

    #[track_caller]
    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) { Ok(v) => v, Err(e) => panic!("{e}") }
    }
    #[track_caller]
    pub fn from_secs_f32(secs: f32) -> Duration {
        match Duration::try_from_secs_f32(secs) { Ok(v) => v, Err(e) => panic!("{e}") }
    }

    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        exact(secs.to_bits() as u128, 52, 11, 1023)
    }
    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        exact(secs.to_bits() as u128, 23, 8, 127)
    }

    #[track_caller]
    pub fn mul_f64(self, rhs: f64) -> Duration { Duration::from_secs_f64(rhs * self.as_secs_f64()) }
    #[track_caller]
    pub fn mul_f32(self, rhs: f32) -> Duration { Duration::from_secs_f32(rhs * self.as_secs_f32()) }
    #[track_caller]
    pub fn div_f64(self, rhs: f64) -> Duration { Duration::from_secs_f64(self.as_secs_f64() / rhs) }
    #[track_caller]
    pub fn div_f32(self, rhs: f32) -> Duration { Duration::from_secs_f32(self.as_secs_f32() / rhs) }
    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        let (a, b) = (self.secs as f64 * NANOS_PER_SEC as f64, rhs.secs as f64 * NANOS_PER_SEC as f64);
        (a + self.nanos.get() as f64) / (b + rhs.nanos.get() as f64)
    }
    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        let (a, b) = (self.secs as f32 * NANOS_PER_SEC as f32, rhs.secs as f32 * NANOS_PER_SEC as f32);
        (a + self.nanos.get() as f32) / (b + rhs.nanos.get() as f32)
    }
}

/// The seconds of a float as a whole number of nanoseconds, rounded to the nearest, ties to even.
/// The float is given by its bits, with the bits of its mantissa and exponent and its bias.
fn exact(bits: u128, mant_bits: u32, exp_bits: u32, bias: i32) -> Result<Duration, TryFromFloatSecsError> {
    let fraction = bits & ((1 << mant_bits) - 1);
    let exp = ((bits >> mant_bits) & ((1 << exp_bits) - 1)) as i32;
    let negative = bits >> (mant_bits + exp_bits) != 0;
    if negative && (fraction != 0 || exp != 0) {
        // Not a number is too large, whatever its sign bit says.
        let is_nan = exp == (1 << exp_bits) - 1 && fraction != 0;
        let kind = if is_nan { TryFromFloatSecsErrorKind::OverflowOrNan } else { TryFromFloatSecsErrorKind::Negative };
        return Err(TryFromFloatSecsError { kind });
    }
    let mant = if exp == 0 { fraction } else { fraction | 1 << mant_bits };
    let shift = (if exp == 0 { 1 } else { exp }) - bias - mant_bits as i32;
    if shift >= 0 {
        // A whole number of seconds.
        let secs = if mant == 0 { 0 } else if shift < 64 { mant << shift } else { u128::MAX };
        if secs > u64::MAX as u128 {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan });
        }
        return Ok(Duration::from_secs(secs as u64));
    }
    let down = (-shift) as u32;
    // The whole seconds, and the rest of them as nanoseconds with a fraction of `down` bits.
    let secs = if down < 128 { mant >> down } else { 0 };
    let rest = if down < 128 { mant - (secs << down) } else { mant };
    if down > 95 {
        return Ok(Duration::ZERO);
    }
    let scaled = rest * NANOS_PER_SEC as u128;
    let mut nanos = scaled >> down;
    let half = 1u128 << (down - 1);
    let left = scaled - (nanos << down);
    if left > half || left == half && nanos & 1 == 1 {
        nanos += 1;
    }
    if secs > u64::MAX as u128 {
        return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan });
    }
    match Duration::from_secs(secs as u64).checked_add(Duration::from_nanos(nanos as u64)) {
        Some(duration) => Ok(duration),
        None => Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan }),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryFromFloatSecsError {
    kind: TryFromFloatSecsErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TryFromFloatSecsErrorKind {
    Negative,
    OverflowOrNan,
}

impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TryFromFloatSecsErrorKind::Negative => f.pad("cannot convert float seconds to Duration: value is negative"),
            TryFromFloatSecsErrorKind::OverflowOrNan => {
                f.pad("cannot convert float seconds to Duration: value is either too big or NaN")
            }
        }
    }
}
impl Error for TryFromFloatSecsError {}

impl Default for Duration {
    fn default() -> Duration { Duration::ZERO }
}
impl Add for Duration {
    type Output = Duration;
    fn add(self, rhs: Duration) -> Duration { self.checked_add(rhs).expect("overflow when adding durations") }
}
impl AddAssign for Duration {
    fn add_assign(&mut self, rhs: Duration) { *self = *self + rhs }
}
impl Sub for Duration {
    type Output = Duration;
    fn sub(self, rhs: Duration) -> Duration { self.checked_sub(rhs).expect("overflow when subtracting durations") }
}
impl SubAssign for Duration {
    fn sub_assign(&mut self, rhs: Duration) { *self = *self - rhs }
}
impl Mul<u32> for Duration {
    type Output = Duration;
    fn mul(self, rhs: u32) -> Duration { self.checked_mul(rhs).expect("overflow when multiplying duration by scalar") }
}
impl Mul<Duration> for u32 {
    type Output = Duration;
    fn mul(self, rhs: Duration) -> Duration { rhs * self }
}
impl MulAssign<u32> for Duration {
    fn mul_assign(&mut self, rhs: u32) { *self = *self * rhs }
}
impl Div<u32> for Duration {
    type Output = Duration;
    #[track_caller]
    fn div(self, rhs: u32) -> Duration { self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar") }
}
impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) { *self = *self / rhs }
}
impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration { iter.fold(Duration::ZERO, |a, b| a + b) }
}
impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration { iter.fold(Duration::ZERO, |a, b| a + *b) }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if f.sign_plus() { "+" } else { "" };
        let nanos = self.nanos.get();
        if self.secs > 0 {
            fmt_decimal(f, self.secs, nanos, NANOS_PER_SEC / 10, prefix, "s")
        } else if nanos >= NANOS_PER_MILLI {
            fmt_decimal(f, (nanos / NANOS_PER_MILLI) as u64, nanos % NANOS_PER_MILLI, NANOS_PER_MILLI / 10, prefix, "ms")
        } else if nanos >= NANOS_PER_MICRO {
            fmt_decimal(f, (nanos / NANOS_PER_MICRO) as u64, nanos % NANOS_PER_MICRO, NANOS_PER_MICRO / 10, prefix, "µs")
        } else {
            fmt_decimal(f, nanos as u64, 0, 1, prefix, "ns")
        }
    }
}

/// `integer_part` and a fraction whose first digit is worth `divisor`, without zeros at the end
/// unless a precision asks for them.
fn fmt_decimal(f: &mut fmt::Formatter<'_>, integer_part: u64, mut fractional_part: u32, mut divisor: u32, prefix: &str, postfix: &str) -> fmt::Result {
    let mut buf = [b'0'; 9];
    let mut pos = 0;
    let end = match f.precision() {
        Some(precision) if precision < 9 => precision,
        _ => 9,
    };
    while fractional_part > 0 && pos < end {
        buf[pos] = b'0' + (fractional_part / divisor) as u8;
        fractional_part %= divisor;
        divisor /= 10;
        pos += 1;
    }
    let mut integer = Some(integer_part);
    if fractional_part > 0 && fractional_part >= divisor * 5 {
        // A tie goes to the even digit.
        let is_tie = fractional_part == divisor * 5;
        let last_digit_is_even = if pos > 0 { (buf[pos - 1] - b'0') % 2 == 0 } else { integer_part % 2 == 0 };
        if !(is_tie && last_digit_is_even) {
            let mut rev_pos = pos;
            let mut carry = true;
            while carry && rev_pos > 0 {
                rev_pos -= 1;
                if buf[rev_pos] < b'9' {
                    buf[rev_pos] += 1;
                    carry = false;
                } else {
                    buf[rev_pos] = b'0';
                }
            }
            if carry {
                integer = integer_part.checked_add(1);
            }
        }
    }
    let end = match f.precision() {
        Some(precision) => if precision < 9 { precision } else { 9 },
        None => pos,
    };
    let mut text = String::new();
    text.push_str(prefix);
    match integer {
        Some(integer) => write!(text, "{integer}")?,
        None => text.push_str("18446744073709551616"),
    }
    if end > 0 {
        text.push('.');
        let mut index = 0;
        while index < end {
            text.push(buf[index] as char);
            index += 1;
        }
        // A precision beyond nanoseconds.
        let mut more = f.precision().unwrap_or(0);
        while more > 9 {
            text.push('0');
            more -= 1;
        }
    }
    text.push_str(postfix);
    let Some(width) = f.width() else { return f.write_str(&text) };
    let len = text.chars().count();
    if width <= len {
        return f.write_str(&text);
    }
    let padding = width - len;
    let (before, after) = match f.align() {
        Some(fmt::Alignment::Right) => (padding, 0),
        Some(fmt::Alignment::Center) => (padding / 2, (padding + 1) / 2),
        _ => (0, padding),
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    f.write_str(&text)?;
    for _ in 0..after {
        f.write_char(fill)?;
    }
    Ok(())
}
