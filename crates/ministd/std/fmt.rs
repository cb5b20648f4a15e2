//! Text from values.

mod builders;
mod float;
mod impls;
mod num;
pub mod rt;

pub use builders::{DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple};

use crate::{marker::PhantomData, mem, ptr::NonNull, slice, str};
use rt::Argument;

pub type Result = crate::result::Result<(), Error>;

#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("an error occurred when formatting an argument")
    }
}

/// Where text goes.
pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;

    fn write_char(&mut self, c: char) -> Result {
        let mut bytes = [0u8; 4];
        self.write_str(unsafe { c.encode_utf8_raw(&raw mut bytes as *mut u8) })
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result where Self: Sized {
        write(self, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result { (**self).write_str(s) }
}

impl dyn Write + '_ {
    pub fn write_fmt(&mut self, args: Arguments<'_>) -> Result { write(self, args) }
}

macro_rules! traits {
    ($($Trait:ident)*) => { $(
        pub trait $Trait {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result;
        }
        impl<T: ?Sized + $Trait> $Trait for &T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $Trait::fmt(&**self, f) }
        }
        impl<T: ?Sized + $Trait> $Trait for &mut T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $Trait::fmt(&**self, f) }
        }
    )* };
}
traits! { Display Octal Binary LowerHex UpperHex LowerExp UpperExp }

pub trait Debug {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}
impl<T: ?Sized + Debug> Debug for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(&**self, f) }
}
impl<T: ?Sized + Debug> Debug for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(&**self, f) }
}

pub trait Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// The derive macro, which the prelude exports without the trait.
pub(crate) mod derive {
    #[rustc_builtin_macro]
    pub macro Debug($item:item) {}
}
pub use derive::Debug;

/// A format string and its arguments. A text without arguments keeps its length in `args`, shifted
/// by one with the lowest bit set; a template is bytes as described at [`write`].
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    template: NonNull<u8>,
    args: NonNull<Argument<'a>>,
}

impl<'a> Arguments<'a> {
    pub unsafe fn new<const N: usize, const M: usize>(template: &'a [u8; N], args: &'a [Argument<'a>; M]) -> Arguments<'a> {
        unsafe { Arguments { template: mem::transmute(template), args: mem::transmute(args) } }
    }

    pub const fn from_str(s: &'static str) -> Arguments<'a> {
        unsafe { Arguments { template: mem::transmute(s.as_ptr()), args: mem::transmute(s.len() << 1 | 1) } }
    }

    pub const fn as_str(&self) -> Option<&'static str> {
        let bits = self.args.as_ptr().addr();
        if bits & 1 == 1 {
            Some(unsafe { str::from_utf8_unchecked(slice::from_raw_parts(self.template.as_ptr() as *const u8, bits >> 1)) })
        } else {
            None
        }
    }

    /// A guess at the length of the text: a first capacity for `format!`.
    pub(crate) fn estimated_capacity(&self) -> usize {
        if let Some(s) = self.as_str() {
            return s.len();
        }
        let mut template = Template { next: self.template.as_ptr() };
        let mut length = 0usize;
        let mut starts_with_placeholder = false;
        loop {
            let n = template.byte();
            if n == 0 {
                break;
            } else if n <= 128 {
                length += template.text(n).len();
            } else {
                starts_with_placeholder = starts_with_placeholder || length == 0;
                template.skip(n);
            }
        }
        if starts_with_placeholder && length < 16 { 0 } else { length.wrapping_mul(2) }
    }
}

impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { write(f.buf, *self) }
}
impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { write(f.buf, *self) }
}

/// The bytes of a format string, read from front to back.
struct Template {
    next: *const u8,
}

impl Template {
    fn byte(&mut self) -> u8 {
        unsafe {
            let byte = *self.next;
            self.next = self.next.add(1);
            byte
        }
    }

    fn u16(&mut self) -> u16 {
        let low = self.byte() as u16;
        low | (self.byte() as u16) << 8
    }

    /// A literal piece whose first byte was `n`.
    fn text(&mut self, n: u8) -> &'static str {
        let len = if n == 128 { self.u16() as usize } else { n as usize };
        unsafe {
            let text = str::from_utf8_unchecked(slice::from_raw_parts(self.next, len));
            self.next = self.next.add(len);
            text
        }
    }

    /// Skips the rest of a placeholder whose first byte was `n`.
    fn skip(&mut self, n: u8) {
        if n & 1 != 0 {
            self.u16();
            self.u16();
        }
        let mut bits = n & 14;
        while bits != 0 {
            bits &= bits - 1;
            self.u16();
        }
    }

    /// The options and the argument index of a placeholder whose first byte was `n`.
    fn options(&mut self, n: u8, args: *const Argument<'_>, index: &mut usize) -> FormattingOptions {
        let mut options = FormattingOptions::new();
        if n & 1 != 0 {
            options.flags = self.u16() as u32 | (self.u16() as u32) << 16;
        }
        if n & 2 != 0 {
            options.width = self.u16();
        }
        if n & 4 != 0 {
            options.precision = self.u16();
        }
        if n & 8 != 0 {
            *index = self.u16() as usize;
        }
        unsafe {
            if n & 16 != 0 {
                options.width = (*args.add(options.width as usize)).as_u16();
            }
            if n & 32 != 0 {
                options.precision = (*args.add(options.precision as usize)).as_u16();
            }
        }
        options
    }
}

/// Writes a format string with its arguments.
///
/// A template is pieces up to a zero byte: a length below 128 and that much text; 128, a two-byte
/// length and text; or a placeholder: a byte with the two highest bits set whose low bits say what
/// follows (1 flags, 2 width, 4 precision, 8 argument index) and what is itself the index of an
/// argument (16 width, 32 precision).
pub fn write(output: &mut dyn Write, fmt: Arguments<'_>) -> Result {
    if let Some(s) = fmt.as_str() {
        return output.write_str(s);
    }
    let mut template = Template { next: fmt.template.as_ptr() };
    let args = fmt.args.as_ptr() as *const Argument<'_>;
    let mut index = 0;
    loop {
        let n = template.byte();
        if n == 0 {
            return Ok(());
        } else if n <= 128 {
            if output.write_str(template.text(n)).is_err() {
                return Err(Error);
            }
        } else {
            let options = if n == 0xC0 { FormattingOptions::new() } else { template.options(n, args, &mut index) };
            if unsafe { (*args.add(index)).fmt(&mut Formatter { options, buf: output }) }.is_err() {
                return Err(Error);
            }
            index += 1;
        }
    }
}

/// `format!`.
pub fn format(args: Arguments<'_>) -> String {
    match args.as_str() {
        Some(s) => String::from(s),
        None => {
            let mut output = String::with_capacity(args.estimated_capacity());
            if write(&mut output, args).is_err() {
                panic!("a formatting trait implementation returned an error when the underlying stream did not");
            }
            output
        }
    }
}

/// Everything between the colon and the brace of a placeholder. Flags: 21 bits fill character,
/// then sign plus, sign minus, alternate, zero pad, `x?`, `X?`, has width, has precision, two bits
/// of alignment.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct FormattingOptions {
    flags: u32,
    width: u16,
    precision: u16,
}

impl FormattingOptions {
    pub const fn new() -> Self {
        FormattingOptions { flags: 0x6000_0020, width: 0, precision: 0 }
    }
}

/// Where padding goes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
}

/// Where a value writes itself, and how.
pub struct Formatter<'a> {
    options: FormattingOptions,
    buf: &'a mut (dyn Write + 'a),
}

impl<'a> Formatter<'a> {
    fn with_options<'b>(&'b mut self, options: FormattingOptions) -> Formatter<'b> {
        Formatter { options, buf: self.buf }
    }

    pub fn write_str(&mut self, data: &str) -> Result { self.buf.write_str(data) }

    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {
        match fmt.as_str() {
            Some(s) => self.buf.write_str(s),
            None => write(self.buf, fmt),
        }
    }

    pub fn fill(&self) -> char { unsafe { char::from_u32_unchecked(self.options.flags & 0x1F_FFFF) } }

    pub fn align(&self) -> Option<Alignment> {
        match self.options.flags >> 29 & 3 {
            0 => Some(Alignment::Left),
            1 => Some(Alignment::Right),
            2 => Some(Alignment::Center),
            _ => None,
        }
    }

    pub fn width(&self) -> Option<usize> {
        if self.options.flags & 1 << 27 != 0 { Some(self.options.width as usize) } else { None }
    }

    pub fn precision(&self) -> Option<usize> {
        if self.options.flags & 1 << 28 != 0 { Some(self.options.precision as usize) } else { None }
    }

    pub fn sign_plus(&self) -> bool { self.options.flags & 1 << 21 != 0 }
    pub fn sign_minus(&self) -> bool { self.options.flags & 1 << 22 != 0 }
    pub fn alternate(&self) -> bool { self.options.flags & 1 << 23 != 0 }
    pub fn sign_aware_zero_pad(&self) -> bool { self.options.flags & 1 << 24 != 0 }
    fn debug_lower_hex(&self) -> bool { self.options.flags & 1 << 25 != 0 }
    fn debug_upper_hex(&self) -> bool { self.options.flags & 1 << 26 != 0 }

    /// Writes a text: cut to the precision, padded to the width.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.flags & 3 << 27 == 0 {
            return self.buf.write_str(s);
        }
        let s = match self.precision() {
            Some(max) => match s.char_indices().nth(max) {
                Some((end, _)) => unsafe { s.get_unchecked(0..end) },
                None => s,
            },
            None => s,
        };
        let width = self.options.width as usize;
        let count = if width == 0 { 0 } else { s.chars().count() };
        self.padded(if width > count { width - count } else { 0 }, 0, s, "", "")
    }

    /// How much of a padding goes before a text.
    fn padding_before(&self, padding: usize, default: u32) -> usize {
        let align = match self.options.flags >> 29 & 3 {
            3 => default,
            align => align,
        };
        if align == 0 { 0 } else if align == 1 { padding } else { padding / 2 }
    }

    fn fill_with(&mut self, fill: char, mut count: usize) -> Result {
        while count > 0 {
            if self.buf.write_char(fill).is_err() {
                return Err(Error);
            }
            count -= 1;
        }
        Ok(())
    }

    /// Writes a text with padding around it; `default` is 0 for left, 1 for right.
    fn padded(&mut self, padding: usize, default: u32, a: &str, b: &str, c: &str) -> Result {
        let before = self.padding_before(padding, default);
        let fill = self.fill();
        if self.fill_with(fill, before).is_err() || self.pieces(a, b, c).is_err() {
            return Err(Error);
        }
        self.fill_with(fill, padding - before)
    }

    fn pieces(&mut self, a: &str, b: &str, c: &str) -> Result {
        if self.buf.write_str(a).is_err() || self.buf.write_str(b).is_err() {
            return Err(Error);
        }
        self.buf.write_str(c)
    }

    /// Writes a number from its digits: sign, `prefix` if `#` was asked for, padding.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let sign = if !is_nonnegative {
            "-"
        } else if self.sign_plus() {
            "+"
        } else {
            ""
        };
        let prefix = if self.alternate() { prefix } else { "" };
        self.pad_number(sign, prefix, buf)
    }

    /// Writes sign, prefix and digits, with the padding between or around them.
    fn pad_number(&mut self, sign: &str, prefix: &str, digits: &str) -> Result {
        let len = sign.len() + prefix.len() + digits.len();
        let width = self.options.width as usize;
        if width <= len {
            return self.pieces(sign, prefix, digits);
        }
        let missing = width - len;
        if !self.sign_aware_zero_pad() {
            return self.padded(missing, 1, sign, prefix, digits);
        }
        if self.pieces(sign, prefix, "").is_err() || self.fill_with('0', missing).is_err() {
            return Err(Error);
        }
        self.buf.write_str(digits)
    }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result { self.buf.write_str(s) }
    fn write_char(&mut self, c: char) -> Result { self.buf.write_char(c) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { write(self.buf, args) }
}

/// Formats as the function says.
pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> { FromFn(f) }

pub struct FromFn<F>(F);

impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) }
}
impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) }
}
