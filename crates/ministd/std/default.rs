//! A value to start with.

pub trait Default: Sized {
    fn default() -> Self;
}

#[rustc_builtin_macro(Default, attributes(default))]
pub macro Default($item:item) {}

macro_rules! impl_default {
    ($v:expr; $($t:ty)*) => { $(impl Default for $t { fn default() -> $t { $v } })* };
}
impl_default! { 0; usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
impl_default! { 0.0; f32 f64 }
impl_default! { false; bool }
impl_default! { '\0'; char }
impl_default! { (); () }
impl_default! { ""; &str }

impl<T> Default for &[T] {
    fn default() -> Self { &[] }
}
impl<T> Default for &mut [T] {
    fn default() -> Self { &mut [] }
}
impl<T: Default, const N: usize> Default for [T; N] {
    fn default() -> Self { crate::array::from_fn(|_| T::default()) }
}

macro_rules! impl_default_tuple {
    ($($T:ident)+) => {
        impl<$($T: Default),+> Default for ($($T,)+) {
            fn default() -> Self { ($($T::default(),)+) }
        }
    };
}
impl_default_tuple! { A }
impl_default_tuple! { A B }
impl_default_tuple! { A B C }
impl_default_tuple! { A B C D }
impl_default_tuple! { A B C D E }
impl_default_tuple! { A B C D E F }
impl_default_tuple! { A B C D E F G }
impl_default_tuple! { A B C D E F G H }
impl_default_tuple! { A B C D E F G H I }
impl_default_tuple! { A B C D E F G H I J }
impl_default_tuple! { A B C D E F G H I J K }
impl_default_tuple! { A B C D E F G H I J K L }
