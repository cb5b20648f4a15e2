//! Operator traits on a type of the reader's own.

use std::ops::*;

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct V(f64, f64);
impl Add for V { type Output = V; fn add(self, o: V) -> V { V(self.0 + o.0, self.1 + o.1) } }
impl Sub for V { type Output = V; fn sub(self, o: V) -> V { V(self.0 - o.0, self.1 - o.1) } }
impl Mul<f64> for V { type Output = V; fn mul(self, k: f64) -> V { V(self.0 * k, self.1 * k) } }
impl Mul<V> for f64 { type Output = V; fn mul(self, v: V) -> V { v * self } }
impl Neg for V { type Output = V; fn neg(self) -> V { V(-self.0, -self.1) } }
impl AddAssign for V { fn add_assign(&mut self, o: V) { *self = *self + o } }
impl Index<usize> for V { type Output = f64; fn index(&self, i: usize) -> &f64 { match i { 0 => &self.0, 1 => &self.1, _ => panic!("index {i}") } } }
impl IndexMut<usize> for V { fn index_mut(&mut self, i: usize) -> &mut f64 { if i == 0 { &mut self.0 } else { &mut self.1 } } }
impl std::iter::Sum for V { fn sum<I: Iterator<Item = V>>(it: I) -> V { it.fold(V(0.0, 0.0), Add::add) } }

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Flags(u8);
impl BitOr for Flags { type Output = Self; fn bitor(self, o: Self) -> Self { Flags(self.0 | o.0) } }
impl BitAnd for Flags { type Output = Self; fn bitand(self, o: Self) -> Self { Flags(self.0 & o.0) } }
impl BitXorAssign for Flags { fn bitxor_assign(&mut self, o: Self) { self.0 ^= o.0 } }
impl Not for Flags { type Output = Self; fn not(self) -> Self { Flags(!self.0) } }
impl Shl<u32> for Flags { type Output = Self; fn shl(self, n: u32) -> Self { Flags(self.0 << n) } }
impl ShrAssign<u32> for Flags { fn shr_assign(&mut self, n: u32) { self.0 >>= n } }

struct Wrapper(Vec<u8>);
impl Deref for Wrapper { type Target = Vec<u8>; fn deref(&self) -> &Vec<u8> { &self.0 } }
impl DerefMut for Wrapper { fn deref_mut(&mut self) -> &mut Vec<u8> { &mut self.0 } }

fn main() {
    let (a, b) = (V(1.0, 2.0), V(3.0, -1.0));
    let mut c = a + b * 2.0 - 0.5 * a;
    c += -b;
    c[1] *= 10.0;
    println!("{c:?} {} {:?}", c[0], a.partial_cmp(&b));
    println!("{:?}", [a, b, c].into_iter().sum::<V>());
    let mut f = (Flags(1) | Flags(4)) & !Flags(1) << 0;
    f ^= Flags(8);
    f >>= 2;
    println!("{f:?}");
    let mut w = Wrapper(vec![1]);
    w.push(2);
    println!("{} {:?}", w.len(), w.iter().rev().collect::<Vec<_>>());
    println!("{:?} {:?}", (1..3).contains(&2), (..=5).end_bound_like());
}
trait End { fn end_bound_like(&self) -> Bound<i32>; }
impl End for RangeToInclusive<i32> { fn end_bound_like(&self) -> Bound<i32> { RangeBounds::end_bound(self).cloned() } }
