//! Hashing.

pub trait Hasher {
    fn finish(&self) -> u64;
    fn write(&mut self, bytes: &[u8]);

    fn write_u8(&mut self, i: u8) { self.write(&[i]) }
    fn write_u32(&mut self, i: u32) { self.write(&i.to_ne_bytes()) }
    fn write_u64(&mut self, i: u64) { self.write(&i.to_ne_bytes()) }
    fn write_usize(&mut self, i: usize) { self.write(&i.to_ne_bytes()) }
}

impl<H: Hasher + ?Sized> Hasher for &mut H {
    fn finish(&self) -> u64 { (**self).finish() }
    fn write(&mut self, bytes: &[u8]) { (**self).write(bytes) }
}

pub trait Hash {
    fn hash<H: Hasher>(&self, state: &mut H);

    fn hash_slice<H: Hasher>(data: &[Self], state: &mut H) where Self: Sized {
        for piece in data {
            piece.hash(state)
        }
    }
}

/// The derive macro, which the prelude exports without the trait.
pub(crate) mod derive {
    #[rustc_builtin_macro]
    pub macro Hash($item:item) {}
}
pub use derive::Hash;

pub trait BuildHasher {
    type Hasher: Hasher;
    fn build_hasher(&self) -> Self::Hasher;

    fn hash_one<T: Hash>(&self, x: T) -> u64 where Self: Sized {
        let mut hasher = self.build_hasher();
        x.hash(&mut hasher);
        hasher.finish()
    }
}

macro_rules! hash_int {
    ($($t:ty)*) => { $(
        impl Hash for $t {
            fn hash<H: Hasher>(&self, state: &mut H) { state.write(&self.to_ne_bytes()) }
        }
    )* };
}
hash_int! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

impl Hash for bool {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u8(*self as u8) }
}
impl Hash for char {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u32(*self as u32) }
}
impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.as_bytes());
        state.write_u8(0xff);
    }
}
impl<T: Hash> Hash for [T] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        Hash::hash_slice(self, state)
    }
}
impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) { Hash::hash(self as &[T], state) }
}
impl<T: ?Sized + Hash> Hash for &T {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + Hash> Hash for &mut T {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl Hash for ! {
    fn hash<H: Hasher>(&self, _: &mut H) { *self }
}
impl<T: ?Sized> Hash for *const T {
    fn hash<H: Hasher>(&self, state: &mut H) { crate::ptr::hash(*self, state) }
}
impl<T: ?Sized> Hash for *mut T {
    fn hash<H: Hasher>(&self, state: &mut H) { crate::ptr::hash(*self, state) }
}

macro_rules! hash_tuple {
    ($($T:ident $n:tt)*) => {
        impl<$($T: Hash),*> Hash for ($($T,)*) {
            fn hash<S: Hasher>(&self, _state: &mut S) { $(self.$n.hash(_state);)* }
        }
    };
}
hash_tuple! {}
hash_tuple! { A 0 }
hash_tuple! { A 0 B 1 }
hash_tuple! { A 0 B 1 C 2 }
hash_tuple! { A 0 B 1 C 2 D 3 }
hash_tuple! { A 0 B 1 C 2 D 3 E 4 }
