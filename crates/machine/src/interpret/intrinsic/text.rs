//! Numbers as text, characters, output. The host is Rust too, so its own formatting is the
//! formatting of Rust.

use mir::Intrinsic as I;

use super::{Request, case, parse_float};
use crate::interpret::{Eval, Fault, Interpreter};
use crate::outcome::UbKind;

impl Interpreter<'_> {
    pub(super) fn text_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        let to = request.to;
        let size = request.destination.size;
        match intrinsic {
            I::FormatInt => {
                let value = self.scalar(request.arg(0)?)?.bits;
                let radix = self.u64(request.arg(1)?)?;
                let upper = self.u64(request.arg(2)?)? != 0;
                let out = self.pointer(request.arg(3)?)?;
                let digits = digits(value, radix, upper)?;
                self.store_bytes(out, &digits)?;
                self.store_scalar(to, size, (digits.len() as u128).into())
            }
            I::FormatFloat => {
                let bits = self.scalar(request.arg(0)?)?.bits;
                let style = self.u64(request.arg(1)?)?;
                let precision = self.u64(request.arg(2)?)?;
                let out = self.pointer(request.arg(3)?)?;
                let capacity = self.u64(request.arg(4)?)?;
                // Digits beyond the longest exact expansion are zeros; no output needs more.
                let precision = match precision {
                    u64::MAX => None,
                    digits => Some(digits.min(u64::from(u16::MAX)) as usize),
                };
                let text = match self.code.types.get(request.ty(0)?)?.size {
                    4 => format32(f32::from_bits(bits as u32), style, precision),
                    _ => format64(f64::from_bits(bits as u64), style, precision),
                };
                if text.len() as u64 <= capacity {
                    self.store_bytes(out, text.as_bytes())?;
                }
                self.store_scalar(to, size, (text.len() as u128).into())
            }
            I::ParseFloat => {
                let text = self.pointer(request.arg(0)?)?;
                let len = self.u64(request.arg(1)?)?;
                let out = self.pointer(request.arg(2)?)?;
                let float = self.code.types.get(request.ty(0)?)?.size;
                let bytes = self.load_bytes(text, len)?;
                let text = std::str::from_utf8(&bytes).ok();
                let format = if float == 4 { parse_float::F32 } else { parse_float::F64 };
                let bits = text.and_then(|text| parse_float::parse(text, format));
                if let Some(bits) = bits {
                    self.store_scalar(out, float, u128::from(bits).into())?;
                }
                self.store_scalar(to, 1, u128::from(bits.is_some()).into())
            }
            I::CharIs => {
                let c = self.char(request, 0)?;
                let class = self.u64(request.arg(1)?)?;
                let is = match class {
                    0 => c.is_alphabetic(),
                    1 => c.is_numeric(),
                    2 => c.is_whitespace(),
                    3 => c.is_uppercase(),
                    4 => c.is_lowercase(),
                    5 => c.is_control(),
                    6 => is_printable(c),
                    7 => is_grapheme_extend(c),
                    _ => return Err(Fault::malformed("no such class of characters")),
                };
                self.store_scalar(to, 1, u128::from(is).into())
            }
            I::CharConvert => {
                let c = self.char(request, 0)?;
                let upper = self.u64(request.arg(1)?)? != 0;
                let out = self.pointer(request.arg(2)?)?;
                for (index, c) in case::convert(c, upper).into_iter().enumerate() {
                    let at = out.offset(index as u64 * 4);
                    self.store_scalar(at, 4, u128::from(u32::from(c)).into())?;
                }
                Ok(())
            }
            I::Print => {
                let stream = self.u64(request.arg(0)?)?;
                let text = self.pointer(request.arg(1)?)?;
                let len = self.u64(request.arg(2)?)?;
                let bytes = self.load_bytes(text, len)?;
                self.print(stream == 2, &String::from_utf8_lossy(&bytes))
            }
            _ => {
                let name = self.code.ty(request.ty(0)?)?.name.clone();
                if !has_no_path(&name) {
                    return Err(Fault::unsupported(format!(
                        "the path that rustc prints before the name of a type like `{name}`"
                    )));
                }
                let text = self.machine_text(&name);
                self.store_pointer(to, text, true)
            }
        }
    }

    fn char(&mut self, request: Request<'_>, index: usize) -> Eval<char> {
        let bits = self.scalar(request.arg(index)?)?.bits as u32;
        char::from_u32(bits)
            .ok_or_else(|| Fault::ub(UbKind::InvalidValue, format!("{bits:#x} is not a `char`")))
    }
}

/// Is the name of a type made of built-in ones only? The real `type_name` puts the path of its
/// module before any other, and our names of types have none.
fn has_no_path(name: &str) -> bool {
    const BUILT_IN: &str = "bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 \
                            f64 mut const fn";
    name.split(|c: char| !c.is_alphanumeric() && c != '_').all(|word| {
        let is_number = word.chars().all(|c| c.is_ascii_digit());
        is_number || BUILT_IN.split_whitespace().any(|it| it == word)
    })
}

fn digits(mut value: u128, radix: u64, upper: bool) -> Eval<Vec<u8>> {
    if !(2..=36).contains(&radix) {
        return Err(Fault::malformed("no such radix"));
    }
    let mut digits = Vec::new();
    loop {
        let digit = char::from_digit((value % u128::from(radix)) as u32, radix as u32);
        let digit = digit.unwrap_or('0') as u8;
        digits.push(if upper { digit.to_ascii_uppercase() } else { digit });
        value /= u128::from(radix);
        if value == 0 {
            break;
        }
    }
    digits.reverse();
    Ok(digits)
}

macro_rules! format_float {
    ($name:ident, $float:ty) => {
        fn $name(value: $float, style: u64, precision: Option<usize>) -> String {
            let value = value.abs();
            match (style, precision) {
                (0, None) => format!("{value}"),
                (0, Some(digits)) => format!("{value:.digits$}"),
                (1, None) => format!("{value:?}"),
                (1, Some(digits)) => format!("{value:.digits$?}"),
                (2, None) => format!("{value:e}"),
                (2, Some(digits)) => format!("{value:.digits$e}"),
                (_, None) => format!("{value:E}"),
                (_, Some(digits)) => format!("{value:.digits$E}"),
            }
        }
    };
}

format_float!(format32, f32);
format_float!(format64, f64);

/// Does `Debug` print it as itself, in a string or alone? Asked of the host. Quotes are escaped in
/// one of the two.
fn is_printable(c: char) -> bool {
    c.escape_debug().eq([c])
}

/// Does it combine with the character before? Then it is escaped only at the start of a text.
fn is_grapheme_extend(c: char) -> bool {
    let text: String = ['a', c].into_iter().collect();
    !is_printable(c) && text.escape_debug().eq(text.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters() {
        assert!(is_printable('é') && is_printable(' '));
        assert!(!is_printable('\n') && !is_printable('"') && !is_printable('\u{301}'));
        assert!(is_grapheme_extend('\u{301}') && !is_grapheme_extend('e'));
        assert!(!is_grapheme_extend('"') && !is_grapheme_extend('\n'));
    }

    #[test]
    fn names_without_paths() {
        assert!(has_no_path("i32") && has_no_path("&mut [(u8, &str); 4]"));
        assert!(has_no_path("fn(f64) -> bool"));
        assert!(!has_no_path("Vec<i32>") && !has_no_path("&Point"));
    }

    #[test]
    fn floats_and_integers() {
        assert_eq!(format64(-0.1 - 0.2, 0, None), "0.30000000000000004");
        assert_eq!(format32(1e20, 1, None), "1e20");
        assert_eq!(format64(2.5, 0, Some(0)), "2");
        assert_eq!(digits(0, 10, false).unwrap(), b"0");
        assert_eq!(digits(u128::MAX, 16, true).unwrap(), [b'F'; 32]);
    }
}
