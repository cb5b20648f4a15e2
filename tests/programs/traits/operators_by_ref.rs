// Operators on values and references, compound assignment, indexing, calls through deref.
use std::ops::*;
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V(f64, f64);
impl Add for V {
    type Output = V;
    fn add(self, o: V) -> V {
        V(self.0 + o.0, self.1 + o.1)
    }
}
impl<'a> Add<&'a V> for &'a V {
    type Output = V;
    fn add(self, o: &V) -> V {
        *self + *o
    }
}
impl Mul<f64> for V {
    type Output = V;
    fn mul(self, k: f64) -> V {
        V(self.0 * k, self.1 * k)
    }
}
impl Mul<V> for f64 {
    type Output = V;
    fn mul(self, v: V) -> V {
        v * self
    }
}
impl Neg for V {
    type Output = V;
    fn neg(self) -> V {
        V(-self.0, -self.1)
    }
}
impl AddAssign for V {
    fn add_assign(&mut self, o: V) {
        *self = *self + o;
    }
}
impl Index<char> for V {
    type Output = f64;
    fn index(&self, c: char) -> &f64 {
        if c == 'x' { &self.0 } else { &self.1 }
    }
}
impl IndexMut<char> for V {
    fn index_mut(&mut self, c: char) -> &mut f64 {
        if c == 'x' { &mut self.0 } else { &mut self.1 }
    }
}
impl Not for V {
    type Output = bool;
    fn not(self) -> bool {
        self == V::default()
    }
}
#[derive(Debug)]
struct Bits(u8);
impl ShlAssign<u32> for Bits {
    fn shl_assign(&mut self, by: u32) {
        self.0 <<= by;
    }
}
impl BitOr for Bits {
    type Output = Bits;
    fn bitor(self, o: Bits) -> Bits {
        println!("{} | {}", self.0, o.0);
        Bits(self.0 | o.0)
    }
}
struct Wrapper(Vec<i32>);
impl Deref for Wrapper {
    type Target = Vec<i32>;
    fn deref(&self) -> &Vec<i32> {
        println!("deref");
        &self.0
    }
}
impl DerefMut for Wrapper {
    fn deref_mut(&mut self) -> &mut Vec<i32> {
        println!("deref_mut");
        &mut self.0
    }
}
fn main() {
    let (a, b) = (V(1.0, 2.0), V(0.5, -2.0));
    println!("{:?} {:?} {:?}", a + b, &a + &b, 2.0 * a * 0.5);
    let mut c = -a;
    c += b;
    c['x'] *= 4.0;
    c['y'] += c['x'];
    println!("{c:?} {} {} {:?}", !c, !V::default(), a.partial_cmp(&b));
    let mut bits = Bits(1);
    bits <<= 3;
    println!("{:?}", bits | Bits(1) | Bits(2));
    let mut w = Wrapper(vec![1, 2]);
    w.push(3);
    w[0] = 9;
    println!("{} {}", w.len(), w[0]);
    for x in w.iter_mut() {
        *x += 1;
    }
    println!("{:?}", *w);
}
