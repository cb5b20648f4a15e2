//! Text to floats, exactly.
//!
//! The host's own parser is as exact, but it brings a table of 10 kB along, a twentieth of what the
//! reader downloads. Here, positive floats are in the order of their bits, so that the nearest one
//! is found by halving: some sixty comparisons of whole numbers.

use std::cmp::Ordering;

/// A binary format of IEEE 754.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Of the whole.
    bits: u32,
    /// Stored bits of the significand.
    significand: u32,
}

/// `f32`.
pub const F32: Format = Format { bits: 32, significand: 23 };
/// `f64`.
pub const F64: Format = Format { bits: 64, significand: 52 };

/// More digits than any number halfway between two floats has.
const MAX_DIGITS: usize = 800;

/// The bits of the nearest float, for the texts that `str::parse` takes.
pub fn parse(text: &str, format: Format) -> Option<u64> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let infinity = ((1 << (format.bits - format.significand - 1)) - 1) << format.significand;
    let magnitude = if text.eq_ignore_ascii_case("inf") || text.eq_ignore_ascii_case("infinity") {
        infinity
    } else if text.eq_ignore_ascii_case("nan") {
        infinity | 1 << (format.significand - 1)
    } else {
        Decimal::parse(text)?.nearest(format, infinity)
    };
    Some(magnitude | u64::from(is_negative) << (format.bits - 1))
}

/// `digits * 10^exponent`; the first and the last digit are not 0.
struct Decimal {
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, parse_exponent(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let all = || whole.bytes().chain(fraction.bytes());
        if all().next().is_none() || !all().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let mut digits: Vec<u8> =
            all().map(|digit| digit - b'0').skip_while(|digit| *digit == 0).collect();
        let mut exponent = exponent.saturating_sub(fraction.len() as i64);
        while digits.last() == Some(&0) {
            digits.pop();
            exponent = exponent.saturating_add(1);
        }
        if digits.len() > MAX_DIGITS {
            // All that the rest can say is that there is more.
            exponent = exponent.saturating_add((digits.len() - MAX_DIGITS - 1) as i64);
            digits.truncate(MAX_DIGITS);
            digits.push(1);
        }
        Some(Self { digits, exponent })
    }

    fn nearest(&self, format: Format, infinity: u64) -> u64 {
        // The number is below 10^power and not below a tenth of it.
        let power = self.exponent.saturating_add(self.digits.len() as i64);
        if self.digits.is_empty() || power < -400 {
            return 0;
        }
        if power > 400 {
            return infinity;
        }
        let exact = Ratio::new(self);
        // At least `low`; below `high`, as if there were floats beyond the largest.
        let (mut low, mut high) = (0, infinity + 1);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let (significand, exponent) = format.decode(middle);
            match exact.compare(significand, exponent) {
                Ordering::Less => high = middle,
                Ordering::Equal | Ordering::Greater => low = middle,
            }
        }
        if low == infinity {
            return infinity;
        }
        let (significand, exponent) = format.decode(low);
        match exact.compare(2 * significand + 1, exponent - 1) {
            Ordering::Less => low,
            Ordering::Equal => low + (low & 1),
            Ordering::Greater => low + 1,
        }
    }
}

fn parse_exponent(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits = digits.bytes().map(|digit| i64::from(digit - b'0'));
    Some(
        sign * digits.fold(0, |number: i64, digit| number.saturating_mul(10).saturating_add(digit)),
    )
}

impl Format {
    /// A float is its significand times 2 to the exponent.
    fn decode(self, bits: u64) -> (u64, i32) {
        let one = 1 << self.significand;
        let biased = (bits >> self.significand) as i32;
        let bias = (1 << (self.bits - self.significand - 2)) - 1 + self.significand as i32;
        match biased {
            0 => (bits % one, 1 - bias),
            _ => (bits % one + one, biased - bias),
        }
    }
}

/// A fraction of two whole numbers.
struct Ratio {
    numerator: Whole,
    denominator: Whole,
}

impl Ratio {
    fn new(decimal: &Decimal) -> Self {
        let mut numerator = Whole::default();
        for digit in &decimal.digits {
            numerator.multiply_add(10, u64::from(*digit));
        }
        let mut denominator = Whole::default();
        denominator.multiply_add(0, 1);
        let scaled = if decimal.exponent < 0 { &mut denominator } else { &mut numerator };
        for _ in 0..decimal.exponent.unsigned_abs() {
            scaled.multiply_add(10, 0);
        }
        Self { numerator, denominator }
    }

    /// Compares this with `significand * 2^exponent`.
    fn compare(&self, significand: u64, exponent: i32) -> Ordering {
        let (mut this, mut other) = (self.numerator.clone(), self.denominator.clone());
        other.multiply_add(significand, 0);
        let shifted = if exponent < 0 { &mut this } else { &mut other };
        shifted.shift_left(exponent.unsigned_abs());
        this.cmp(&other)
    }
}

/// A whole number of any size, lowest bits first; the last word is not 0.
#[derive(Clone, PartialEq, Eq, Default)]
struct Whole(Vec<u32>);

impl Whole {
    fn multiply_add(&mut self, factor: u64, summand: u64) {
        let mut carry = u128::from(summand);
        for word in &mut self.0 {
            carry += u128::from(*word) * u128::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        while carry > 0 {
            self.0.push(carry as u32);
            carry >>= 32;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn shift_left(&mut self, bits: u32) {
        self.multiply_add(1 << (bits % 32), 0);
        if !self.0.is_empty() {
            self.0.splice(0..0, std::iter::repeat_n(0, bits as usize / 32));
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) {
        let host = text.parse::<f64>().ok().map(f64::to_bits);
        assert_eq!(parse(text, F64), host, "{text:?} as f64");
        let host = text.parse::<f32>().ok().map(|value| u64::from(value.to_bits()));
        assert_eq!(parse(text, F32), host, "{text:?} as f32");
    }

    #[test]
    fn texts_that_are_numbers_and_that_are_not() {
        let texts = "|0|-0|+1|1.|.5|1.5e3|1E-3|1e+3|007|inf|-INFINITY|NaN|-nan|+|-|.|e5|1e|1e+|1e5.\
            |1.2.3|1_0| 1|1 |+-1|infinit|0x1|1f|١|1e99999999999999999999|1e-99999999999999999999\
            |0e99999999999999999999";
        for text in texts.split('|') {
            check(text);
        }
    }

    #[test]
    fn halfway_and_at_the_ends() {
        let texts = "9007199254740993 9007199254740992.9 9007199254740993.00000000000000000001 16777217 \
            16777216.9999 1.7976931348623157e308 1.7976931348623158e308 1.7976931348623159e308 \
            3.4028235e38 3.4028236e38 5e-324 2.4703282292062327e-324 2.4703282292062328e-324 \
            2.2250738585072011e-308 1.401298464324817e-45 7e-46 7.1e-46";
        for text in texts.split(' ') {
            check(text);
        }
        check("1.00000000000000011102230246251565404236316680908203125");
        check("1.00000000000000033306690738754696212708950042724609375");
        check(&format!("1{}", "0".repeat(2000)));
        check(&format!("0.{}1e2001", "0".repeat(2000)));
        check(&format!("9007199254740993{}1e-1000", "0".repeat(999)));
    }

    #[test]
    fn any_bits() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..500 {
            state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            let value = f64::from_bits(state.rotate_left(32) ^ state);
            check(&format!("{value:e}"));
            check(&format!("{value:.17e}"));
            check(&format!("{:e}", value as f32));
            check(&format!("{}.{}", state % 100_000, state >> 20));
        }
    }
}
