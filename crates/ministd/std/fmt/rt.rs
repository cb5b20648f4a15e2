//! What `format_args!` expands to.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex};
use crate::{hint, marker::PhantomData, mem, ptr::NonNull};

#[derive(Copy, Clone)]
enum ArgumentType<'a> {
    Placeholder {
        value: NonNull<()>,
        formatter: unsafe fn(NonNull<()>, &mut Formatter<'_>) -> Result,
        _lifetime: PhantomData<&'a ()>,
    },
    Count(u16),
}

/// A value and the function that writes it, or a width or precision.
#[lang = "format_argument"]
#[derive(Copy, Clone)]
#[repr(align(2))]
pub struct Argument<'a> {
    ty: ArgumentType<'a>,
}

impl Argument<'_> {
    const fn new<T>(x: &T, f: fn(&T, &mut Formatter<'_>) -> Result) -> Argument<'_> {
        let value = NonNull::from_ref(x).cast();
        Argument { ty: ArgumentType::Placeholder { value, formatter: unsafe { mem::transmute(f) }, _lifetime: PhantomData } }
    }

    pub const fn new_display<T: Display>(x: &T) -> Argument<'_> { Argument::new(x, <T as Display>::fmt) }
    pub const fn new_debug<T: Debug>(x: &T) -> Argument<'_> { Argument::new(x, <T as Debug>::fmt) }
    pub const fn new_octal<T: Octal>(x: &T) -> Argument<'_> { Argument::new(x, <T as Octal>::fmt) }
    pub const fn new_lower_hex<T: LowerHex>(x: &T) -> Argument<'_> { Argument::new(x, <T as LowerHex>::fmt) }
    pub const fn new_upper_hex<T: UpperHex>(x: &T) -> Argument<'_> { Argument::new(x, <T as UpperHex>::fmt) }
    pub const fn new_pointer<T: Pointer>(x: &T) -> Argument<'_> { Argument::new(x, <T as Pointer>::fmt) }
    pub const fn new_binary<T: Binary>(x: &T) -> Argument<'_> { Argument::new(x, <T as Binary>::fmt) }
    pub const fn new_lower_exp<T: LowerExp>(x: &T) -> Argument<'_> { Argument::new(x, <T as LowerExp>::fmt) }
    pub const fn new_upper_exp<T: UpperExp>(x: &T) -> Argument<'_> { Argument::new(x, <T as UpperExp>::fmt) }

    #[track_caller]
    pub const fn from_usize(x: &usize) -> Argument<'_> {
        if *x > 65535 {
            crate::panicking::panic("Formatting argument out of range");
        }
        Argument { ty: ArgumentType::Count(*x as u16) }
    }

    pub(super) unsafe fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.ty {
            ArgumentType::Placeholder { formatter, value, .. } => unsafe { formatter(value, f) },
            ArgumentType::Count(_) => unsafe { hint::unreachable_unchecked() },
        }
    }

    pub(super) unsafe fn as_u16(&self) -> u16 {
        match self.ty {
            ArgumentType::Count(count) => count,
            ArgumentType::Placeholder { .. } => unsafe { hint::unreachable_unchecked() },
        }
    }
}
