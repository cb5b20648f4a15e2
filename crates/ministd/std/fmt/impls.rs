//! How the built-in types are written.

use super::{Debug, Display, Formatter, Result, Write};

impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self) }
}
impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('"')?;
        let mut from = 0;
        for (i, c) in self.char_indices() {
            if c == '\'' || c.prints_as_itself() {
                continue;
            }
            f.write_str(unsafe { self.get_unchecked(from..i) })?;
            write_escaped(c, f)?;
            from = i + c.len_utf8();
        }
        f.write_str(unsafe { self.get_unchecked(from..self.len()) })?;
        f.write_char('"')
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.width().is_none() && f.precision().is_none() { f.write_char(*self) } else { f.pad(self.encode_utf8(&mut [0; 4])) }
    }
}
impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('\'')?;
        if *self == '"' || self.prints_as_itself() {
            f.write_char(*self)?;
        } else {
            write_escaped(*self, f)?;
        }
        f.write_char('\'')
    }
}

/// Writes a character that `Debug` does not print as itself.
fn write_escaped(c: char, f: &mut Formatter<'_>) -> Result {
    f.write_str(match c {
        '\0' => "\\0",
        '\t' => "\\t",
        '\r' => "\\r",
        '\n' => "\\n",
        '\\' => "\\\\",
        '"' => "\\\"",
        '\'' => "\\'",
        _ => return f.write_fmt(format_args!("\\u{{{:x}}}", c as u32)),
    })
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(if *self { "true" } else { "false" }) }
}
impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) }
}
impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self }
}
impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self }
}
impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad("()") }
}
impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.debug_list().entries(self.iter()).finish() }
}
impl<T: Debug, const N: usize> Debug for [T; N] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(self as &[T], f) }
}

macro_rules! debug_tuple {
    ($($T:ident $n:tt)+) => {
        impl<$($T: Debug),+> Debug for ($($T,)+) {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut builder = f.debug_tuple("");
                $(builder.field(&self.$n);)+
                builder.finish()
            }
        }
    };
}
debug_tuple! { A 0 }
debug_tuple! { A 0 B 1 }
debug_tuple! { A 0 B 1 C 2 }
debug_tuple! { A 0 B 1 C 2 D 3 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 F 5 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 }
debug_tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 }

macro_rules! debug_fn {
    ($($T:ident)*) => {
        impl<R, $($T),*> Debug for fn($($T),*) -> R {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { super::Pointer::fmt(&(*self as usize as *const ()), f) }
        }
        impl<R, $($T),*> super::Pointer for fn($($T),*) -> R {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { super::Pointer::fmt(&(*self as usize as *const ()), f) }
        }
    };
}
debug_fn! {}
debug_fn! { A }
debug_fn! { A B }
debug_fn! { A B C }
debug_fn! { A B C D }
