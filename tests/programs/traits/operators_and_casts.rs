// Operators, casts, indexing, unions, statics and generic calls.
use std::ops::*;
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct V(i32, i32);
impl Add for V {
    type Output = V;
    fn add(self, o: V) -> V {
        V(self.0 + o.0, self.1 + o.1)
    }
}
impl Mul<i32> for V {
    type Output = V;
    fn mul(self, o: i32) -> V {
        V(self.0 * o, self.1 * o)
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
        self.0 += o.0;
        self.1 += o.1;
    }
}
impl Index<usize> for V {
    type Output = i32;
    fn index(&self, i: usize) -> &i32 {
        if i == 0 { &self.0 } else { &self.1 }
    }
}
impl IndexMut<usize> for V {
    fn index_mut(&mut self, i: usize) -> &mut i32 {
        if i == 0 { &mut self.0 } else { &mut self.1 }
    }
}
impl Not for V {
    type Output = bool;
    fn not(self) -> bool {
        self.0 == 0
    }
}
struct W(Vec<i32>);
impl Deref for W {
    type Target = Vec<i32>;
    fn deref(&self) -> &Vec<i32> {
        println!("deref");
        &self.0
    }
}
impl DerefMut for W {
    fn deref_mut(&mut self) -> &mut Vec<i32> {
        println!("deref_mut");
        &mut self.0
    }
}
trait Area {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        "shape".into()
    }
}
struct Sq(f64);
impl Area for Sq {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
    fn name(&self) -> String {
        "sq".into()
    }
}
struct Ci(f64);
impl Area for Ci {
    fn area(&self) -> f64 {
        3.0 * self.0 * self.0
    }
}
fn total(v: &[Box<dyn Area>]) -> f64 {
    v.iter().map(|s| s.area()).sum()
}
#[repr(u8)]
#[derive(Clone, Copy)]
enum C {
    A = 1,
    B = 5,
    Z,
}
union U {
    i: u32,
    f: f32,
}
static mut COUNTER: u32 = 0;
static NAMES: [&str; 2] = ["x", "y"];
const ARR: [i32; 3] = [1, 2, 3];
fn bump() -> u32 {
    unsafe {
        COUNTER += 1;
        COUNTER
    }
}
fn fact(n: u64) -> u64 {
    if n < 2 { 1 } else { n * fact(n - 1) }
}
fn q(s: &str) -> Result<i32, std::num::ParseIntError> {
    let a = s.parse::<i32>()?;
    Ok(a + 1)
}
fn o(v: &[i32]) -> Option<i32> {
    let f = v.first()?;
    let l = v.last()?;
    Some(f + l)
}
struct Cfg {
    a: i32,
    b: String,
    c: Vec<u8>,
}
impl Default for Cfg {
    fn default() -> Self {
        Cfg { a: 1, b: "d".into(), c: vec![1] }
    }
}
fn arr<const N: usize>(a: [i32; N]) -> usize {
    N + a.len()
}
fn largest<T: PartialOrd + Copy>(v: &[T]) -> T {
    let mut m = v[0];
    for &x in v {
        if x > m {
            m = x;
        }
    }
    m
}
fn main() {
    let mut a = V(1, 2);
    let b = V(3, 4);
    println!("{:?} {:?} {:?} {}", a + b, a * 3, -a, !a);
    a += b;
    a[0] += 10;
    a[1] = a[0] * 2;
    println!("{a:?} {} {}", a[1], a < b);
    let mut w = W(vec![1, 2]);
    w.push(3);
    println!("{} {}", w.len(), w[0]);
    w[1] = 9;
    for x in w.iter() {
        print!("{x} ");
    }
    println!("{:?}", *w);
    let shapes: Vec<Box<dyn Area>> = vec![Box::new(Sq(2.0)), Box::new(Ci(1.0))];
    println!("{} {}", total(&shapes), shapes[1].name());
    println!("{} {} {}", C::A as u8, C::B as i32, C::Z as u8 + 1);
    let u = U { f: 1.0 };
    println!("{:#x}", unsafe { u.i });
    bump();
    println!("{} {} {:?}", bump(), NAMES[1], ARR);
    println!("{} {} {} {}", 300i32 as u8, -1i32 as u32, 3.99f64 as i32, -5i8 as u8 as char);
    println!("{} {}", u8::MAX as i8, (65u8 as char));
    println!(
        "{} {} {:?}",
        fact(20),
        7 % 3,
        ((-7 / 2, -7 % 2, 7u32 >> 1, 1 << 4), (6 & 3, 6 | 3, 6 ^ 3, !5))
    );
    println!("{:?} {:?}", q("41"), q("x").is_err());
    println!("{:?} {:?}", o(&[1, 2]), o(&[]));
    let c = Cfg { b: "own".into(), ..Default::default() };
    let c2 = Cfg { a: 9, ..c };
    println!("{} {} {:?}", c2.a, c2.b, c2.c);
    println!("{} {} {}", arr([1; 4]), largest(&[3, 9, 2]), largest(&[1.5, 0.5]));
    let mut grid = [[0; 3]; 2];
    grid[1][2] = 5;
    grid[0][0] += 2;
    println!("{grid:?} {}", grid[1][2]);
    let x = 5;
    let y = if x > 3 && x < 10 || x == 0 { "in" } else { "out" };
    println!("{y}");
    let mut n = 27u64;
    let mut steps = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        steps += 1;
    }
    println!("{steps}");
    let mut out = 0;
    'outer: for i in 0..10 {
        for j in 0..10 {
            if i * j == 42 {
                out = i * 100 + j;
                break 'outer;
            }
            if j > i {
                continue 'outer;
            }
        }
    }
    println!("{out}");
    let s = String::from("héllo");
    let t = &s[0..3];
    println!("{t} {} {:?}", s.len(), s.chars().rev().collect::<String>());
    let p = &x as *const i32;
    println!("{}", unsafe { *p });
    let mut v = vec![1, 2, 3];
    let m = &mut v;
    m.push(4);
    let l = m.len();
    m[0] = l as i32;
    println!("{v:?} {:?}", v.iter().max());
    let bx: Box<[i32]> = v.into_boxed_slice();
    println!("{}", bx.len());
    let f: fn(i32) -> Option<i32> = Some;
    println!("{:?}", f(3));
    let strs: Vec<String> = ["a", "b"].iter().map(ToString::to_string).collect();
    println!("{strs:?}");
    let r: &i32 = &ARR[1];
    println!("{r}");
    let five: &'static i32 = &5;
    let sl: &'static [i32] = &[1, 2];
    println!("{five} {sl:?}");
    let opt: Option<&str> = None;
    println!("{}", opt.unwrap_or("none"));
    let z = (1..=3).rev().map(|x| x * x).collect::<Vec<_>>();
    println!("{z:?}");
    let i: i64 = -9;
    println!("{} {} {}", i.abs(), i.pow(2), i.rem_euclid(4));
    println!("{:?}", 200u8.checked_add(100));
    println!("{:?}", (1u32.wrapping_sub(2), 250u8.saturating_add(10)));
}
