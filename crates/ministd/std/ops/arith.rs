//! Arithmetic and bits: `+ - * / % & | ^ ! << >>` and their assigning forms.
//!
//! Operators on numbers are the machine's own; these impls serve generic code. Operands by
//! reference are one generic impl each, over the private trait [`Number`].

#[lang = "add"]
pub trait Add<Rhs = Self> {
    type Output;
    fn add(self, rhs: Rhs) -> Self::Output;
}

#[lang = "add_assign"]
pub trait AddAssign<Rhs = Self> {
    fn add_assign(&mut self, rhs: Rhs);
}

#[lang = "sub"]
pub trait Sub<Rhs = Self> {
    type Output;
    fn sub(self, rhs: Rhs) -> Self::Output;
}

#[lang = "sub_assign"]
pub trait SubAssign<Rhs = Self> {
    fn sub_assign(&mut self, rhs: Rhs);
}

#[lang = "mul"]
pub trait Mul<Rhs = Self> {
    type Output;
    fn mul(self, rhs: Rhs) -> Self::Output;
}

#[lang = "mul_assign"]
pub trait MulAssign<Rhs = Self> {
    fn mul_assign(&mut self, rhs: Rhs);
}

#[lang = "div"]
pub trait Div<Rhs = Self> {
    type Output;
    fn div(self, rhs: Rhs) -> Self::Output;
}

#[lang = "div_assign"]
pub trait DivAssign<Rhs = Self> {
    fn div_assign(&mut self, rhs: Rhs);
}

#[lang = "rem"]
pub trait Rem<Rhs = Self> {
    type Output;
    fn rem(self, rhs: Rhs) -> Self::Output;
}

#[lang = "rem_assign"]
pub trait RemAssign<Rhs = Self> {
    fn rem_assign(&mut self, rhs: Rhs);
}

#[lang = "bitand"]
pub trait BitAnd<Rhs = Self> {
    type Output;
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

#[lang = "bitand_assign"]
pub trait BitAndAssign<Rhs = Self> {
    fn bitand_assign(&mut self, rhs: Rhs);
}

#[lang = "bitor"]
pub trait BitOr<Rhs = Self> {
    type Output;
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "bitor_assign"]
pub trait BitOrAssign<Rhs = Self> {
    fn bitor_assign(&mut self, rhs: Rhs);
}

#[lang = "bitxor"]
pub trait BitXor<Rhs = Self> {
    type Output;
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "bitxor_assign"]
pub trait BitXorAssign<Rhs = Self> {
    fn bitxor_assign(&mut self, rhs: Rhs);
}

#[lang = "shl"]
pub trait Shl<Rhs = Self> {
    type Output;
    fn shl(self, rhs: Rhs) -> Self::Output;
}

#[lang = "shl_assign"]
pub trait ShlAssign<Rhs = Self> {
    fn shl_assign(&mut self, rhs: Rhs);
}

#[lang = "shr"]
pub trait Shr<Rhs = Self> {
    type Output;
    fn shr(self, rhs: Rhs) -> Self::Output;
}

#[lang = "shr_assign"]
pub trait ShrAssign<Rhs = Self> {
    fn shr_assign(&mut self, rhs: Rhs);
}

#[lang = "neg"]
pub trait Neg {
    type Output;
    fn neg(self) -> Self::Output;
}

#[lang = "not"]
pub trait Not {
    type Output;
    fn not(self) -> Self::Output;
}

/// The built-in number types and `bool`.
pub trait Number: Copy {}

/// The built-in integers, as the right side of a shift.
pub trait ShiftAmount: Copy {
    /// The amount; too large for any shift when it is negative.
    fn amount(self) -> u32;
}

macro_rules! binary {
    ($Trait:ident $method:ident $Assign:ident $assign:ident $op:tt $($t:ty)*) => {
        $(
            impl $Trait for $t {
                type Output = $t;
                #[track_caller]
                fn $method(self, other: $t) -> $t { self $op other }
            }
            impl $Assign for $t {
                #[track_caller]
                fn $assign(&mut self, other: $t) { *self = *self $op other }
            }
        )*
        impl<T: Number + $Trait<T, Output = T>> $Trait<&T> for T {
            type Output = T;
            #[track_caller]
            fn $method(self, other: &T) -> T { self.$method(*other) }
        }
        impl<T: Number + $Trait<T, Output = T>> $Trait<T> for &T {
            type Output = T;
            #[track_caller]
            fn $method(self, other: T) -> T { (*self).$method(other) }
        }
        impl<T: Number + $Trait<T, Output = T>> $Trait<&T> for &T {
            type Output = T;
            #[track_caller]
            fn $method(self, other: &T) -> T { (*self).$method(*other) }
        }
        impl<T: Number + $Trait<T, Output = T>> $Assign<&T> for T {
            #[track_caller]
            fn $assign(&mut self, other: &T) { *self = (*self).$method(*other) }
        }
    };
}
binary! { Add add AddAssign add_assign + u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Sub sub SubAssign sub_assign - u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Mul mul MulAssign mul_assign * u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Div div DivAssign div_assign / u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Rem rem RemAssign rem_assign % u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { BitAnd bitand BitAndAssign bitand_assign & bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
binary! { BitOr bitor BitOrAssign bitor_assign | bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
binary! { BitXor bitxor BitXorAssign bitxor_assign ^ bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! number { ($($t:ty)*) => { $(impl Number for $t {})* }; }
number! { bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }

macro_rules! shifts {
    ($($t:ty)*) => { $(
        impl ShiftAmount for $t {
            fn amount(self) -> u32 { if self as i128 as u128 > 128 { 128 } else { self as u32 } }
        }
        impl<R: ShiftAmount> Shl<R> for $t {
            type Output = $t;
            #[track_caller]
            fn shl(self, other: R) -> $t { self << other.amount() }
        }
        impl<R: ShiftAmount> Shr<R> for $t {
            type Output = $t;
            #[track_caller]
            fn shr(self, other: R) -> $t { self >> other.amount() }
        }
        impl<R: ShiftAmount> ShlAssign<R> for $t {
            #[track_caller]
            fn shl_assign(&mut self, other: R) { *self = *self << other.amount() }
        }
        impl<R: ShiftAmount> ShrAssign<R> for $t {
            #[track_caller]
            fn shr_assign(&mut self, other: R) { *self = *self >> other.amount() }
        }
    )* };
}
shifts! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

impl<T: ShiftAmount> ShiftAmount for &T {
    fn amount(self) -> u32 { (*self).amount() }
}
impl<T: ShiftAmount + Shl<R, Output = T>, R: ShiftAmount> Shl<R> for &T {
    type Output = T;
    #[track_caller]
    fn shl(self, other: R) -> T { (*self).shl(other) }
}
impl<T: ShiftAmount + Shr<R, Output = T>, R: ShiftAmount> Shr<R> for &T {
    type Output = T;
    #[track_caller]
    fn shr(self, other: R) -> T { (*self).shr(other) }
}

macro_rules! unary {
    ($Trait:ident $method:ident $op:tt $($t:ty)*) => {
        $(
            impl $Trait for $t {
                type Output = $t;
                #[track_caller]
                fn $method(self) -> $t { $op self }
            }
        )*
        impl<T: Number + $Trait<Output = T>> $Trait for &T {
            type Output = T;
            #[track_caller]
            fn $method(self) -> T { (*self).$method() }
        }
    };
}
unary! { Neg neg - i8 i16 i32 i64 i128 isize f32 f64 }
unary! { Not not ! bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
