// Constant patterns, nested alternatives, unions, recursion through closures.
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::rc::{Rc, Weak};
#[derive(PartialEq, Eq, Debug, Clone, Copy)]
struct P {
    x: i32,
    y: i32,
}
const ORIGIN: P = P { x: 0, y: 0 };
const LIM: (u8, char) = (3, 'c');
const NAMES: &[&str] = &["a", "b"];
const OPT: Option<i32> = Some(4);
fn cp(p: P) -> &'static str {
    match p {
        ORIGIN => "origin",
        P { x: 0, .. } => "y axis",
        P { y: 0, x } if x > 0 => "pos x",
        _ => "other",
    }
}
fn co(o: Option<i32>) -> u8 {
    match o {
        OPT => 1,
        Some(i32::MAX) => 2,
        None => 3,
        _ => 4,
    }
}
fn cl(l: (u8, char)) -> bool {
    l == LIM || matches!(l, LIM)
}
trait Named {
    const NAME: &'static str = "default";
    fn id() -> usize {
        Self::NAME.len()
    }
}
struct A;
struct B;
impl Named for A {}
impl Named for B {
    const NAME: &'static str = "bee";
}
fn nm<T: Named>(s: &str) -> bool {
    s == T::NAME
        && match s {
            x if x == T::NAME => true,
            _ => false,
        }
}
struct Wr<F: Fn(i32) -> i32> {
    f: F,
    g: fn(&str) -> usize,
}
impl<F: Fn(i32) -> i32> Wr<F> {
    fn run(&self, x: i32) -> i32 {
        (self.f)(x) + (self.g)("ab") as i32
    }
}

#[repr(i8)]
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sg {
    N = -2,
    Z,
    P = 5,
}
enum Void {}
fn inf(r: Result<i32, Void>) -> i32 {
    match r {
        Ok(n) => n,
        Err(v) => match v {},
    }
}
fn inf2(r: Result<i32, Void>) -> i32 {
    let Ok(n) = r;
    n
}
union Bits {
    f: f32,
    u: u32,
    b: [u8; 4],
}
struct Big([u64; 4]);
impl Drop for Big {
    fn drop(&mut self) {
        println!("big {}", self.0[3]);
    }
}
fn or_ref(p: &(Option<String>, Option<String>)) -> usize {
    match p {
        (Some(s), None) | (None, Some(s)) => s.len(),
        (Some(a), Some(b)) => a.len() * b.len(),
        _ => 0,
    }
}
fn or_mut(p: &mut (Result<i32, i32>, u8)) {
    match &mut p.0 {
        Ok(n) | Err(n) => *n += 1,
    }
    if let (Ok(ref mut n), 3..=7) | (Err(ref mut n), _) = *p {
        *n *= 2;
    }
}
fn deep(v: &[Option<(u8, &str)>]) -> String {
    match v {
        [Some((n @ 1..=9, s)), None, rest @ ..] if !rest.is_empty() => {
            format!("{n}{s}{}", rest.len())
        }
        [.., Some((_, "end"))] => "end".into(),
        [a, b] if a == b => "same".into(),
        [_, .., _] => "many".into(),
        _ => "few".into(),
    }
}
fn arrp(a: [i32; 4]) -> i32 {
    let [x, mid @ .., y] = a;
    let [ref p, _] = mid;
    x * y + p
}
fn strs(s: &str) -> (&str, char) {
    match (s, s.chars().next()) {
        ("exact", _) => ("E", '='),
        (t, Some(c @ 'a'..='m')) => (t, c),
        (_, Some(c)) => ("late", c),
        (_, None) => ("none", '0'),
    }
}
struct Acc {
    items: Vec<String>,
    total: usize,
    log: Rc<RefCell<Vec<String>>>,
}
impl Acc {
    fn add(&mut self, s: &str) -> &mut Self {
        let log = &self.log;
        let items = &mut self.items;
        let mut put = |x: &str| {
            items.push(x.to_string());
            log.borrow_mut().push(format!("+{x}"));
        };
        put(s);
        put("z");
        self.total += self.items.iter().map(|i| i.len()).sum::<usize>();
        self
    }
}
fn rec(n: u32, f: &dyn Fn(u32) -> u32) -> u32 {
    if n == 0 { f(0) } else { rec(n - 1, &|x| f(x) + n) }
}
fn mk(n: usize) -> Box<dyn Fn() -> usize> {
    if n == 0 {
        Box::new(|| 0)
    } else {
        let inner = mk(n - 1);
        Box::new(move || inner() + n)
    }
}
fn sumr(a: &i32, b: &i32) -> i32 {
    a + b - *a * b + -b
}
fn apply2<T, U, V>(x: T, f: impl FnOnce(T) -> U, g: impl FnOnce(U) -> V) -> V {
    g(f(x))
}
fn dbg<T: ?Sized + Debug>(t: &T) -> String {
    format!("{t:?}")
}
struct Wrapper<T: Debug>(T);
impl<T: Debug> Drop for Wrapper<T> {
    fn drop(&mut self) {
        println!("w {:?}", self.0);
    }
}
fn main() {
    println!(
        "{} {} {} {}",
        cp(P { x: 0, y: 0 }),
        cp(P { x: 0, y: 1 }),
        cp(P { x: 2, y: 0 }),
        cp(P { x: -1, y: 0 })
    );
    println!(
        "{}{}{}{} {} {}",
        co(Some(4)),
        co(Some(i32::MAX)),
        co(None),
        co(Some(1)),
        cl((3, 'c')),
        NAMES[1]
    );
    println!("{} {} {} {}", A::NAME, B::id(), nm::<B>("bee"), nm::<A>("bee"));
    let k = 3;
    println!("{}", Wr { f: |x| x * k, g: str::len }.run(4));
    println!("{} {} {:?} {}", Sg::N as i32, Sg::Z as i8 as u8, Sg::P, inf(Ok(1)) + inf2(Ok(2)));
    let b = Bits { f: -1.5 };
    unsafe {
        println!("{:x} {:?}", b.u, b.b);
        match b {
            Bits { u: 0 } => println!("zero"),
            Bits { f } => println!("{f}"),
        }
    }
    println!(
        "{} {} {}",
        or_ref(&(Some("ab".into()), None)),
        or_ref(&(Some("ab".into()), Some("cde".into()))),
        or_ref(&(None, None))
    );
    let mut q = (Ok(3), 5);
    or_mut(&mut q);
    println!("{q:?}");
    let mut q = (Err(3), 9);
    or_mut(&mut q);
    println!("{q:?}");
    println!(
        "{} {} {} {} {}",
        deep(&[Some((3, "x")), None, None]),
        deep(&[None, None, Some((0, "end"))]),
        deep(&[None, None]),
        deep(&[None, None, None]),
        deep(&[])
    );
    println!(
        "{} {:?} {:?} {:?} {:?}",
        arrp([2, 3, 4, 5]),
        strs("exact"),
        strs("abc"),
        strs("zed"),
        strs("")
    );
    let log = Rc::new(RefCell::new(vec![]));
    let mut a = Acc { items: vec![], total: 0, log: Rc::clone(&log) };
    a.add("q").add("rr");
    println!("{} {:?} {:?}", a.total, a.items, log.borrow());
    println!("{} {}", rec(4, &|x| x + 100), mk(4)());
    println!("{} {}", sumr(&3, &4), apply2(3, |x| x as f64 / 2.0, |y| format!("{y:.2}")));
    println!("{} {} {}", dbg("s"), dbg(&[1, 2][..]), dbg(&(1, 'c', None::<u8>)));
    let w = Weak::<i32>::new();
    println!("{:?}", w.upgrade());
    let mut mu: MaybeUninit<[u8; 2]> = MaybeUninit::uninit();
    let arr = unsafe {
        mu.as_mut_ptr().write([1, 2]);
        mu.assume_init()
    };
    println!("{arr:?}");
    let md = ManuallyDrop::new(Wrapper(1));
    println!("{}", md.0);
    let mut v = vec![Wrapper(2), Wrapper(3)];
    let t = mem::take(&mut v);
    println!("{} {}", v.len(), t.len());
    drop(t);
    let bg = Box::new(Big([1, 2, 3, 4]));
    let n = bg.0[1];
    drop(bg);
    println!("{n}");
    println!("{} {} {} {}", 5.7f32 % 2.0, (1e20f64) as i32, f64::NAN as u8, -1.9f64 as i64);
    println!("{} {} {} {}", true as i32 + 'a' as i32, 97u8 as char, 1i64 << 40u8, -17i32 >> 2);
    println!("{} {}", u64::MAX as f32, i128::MAX / 3);
    let s = String::from("abc");
    let (x, y) = (&s, &s);
    println!("{} {}", std::ptr::eq(x, y), x as *const String == y as *const String);
    let mut nums = [1, 2, 3];
    nums[0] += nums[2];
    nums[nums.len() - 1] <<= 2;
    for n in nums.iter_mut().rev() {
        *n -= 1;
    }
    println!("{nums:?}");
    let mut grid = vec![vec![0u8; 3]; 2];
    grid[1][2] = 7;
    let r = &mut grid[0];
    r[0] = 1;
    r.extend_from_slice(&[5, 6]);
    println!("{grid:?}");
    let t = ((1, 2), [3, 4]);
    let ((a1, _), [_, b1]) = t;
    println!("{}", a1 + b1);
    let c = {
        struct Loc(i32);
        impl Loc {
            fn g(&self) -> i32 {
                self.0
            }
        }
        const Z: i32 = 8;
        Loc(Z).g()
    };
    println!("{c}");
    let x: Result<u8, _> = "300".parse::<u8>();
    println!("{:?}", x.map_err(|e| e.to_string()));
    let z = if let Ok(n) = "7".parse::<i32>()
        && let m = n * 2
        && m > 10
    {
        m
    } else {
        0
    };
    println!("{z}");
    let v: Vec<_> = [(1, 'a'), (2, 'b')].into_iter().map(|(n, c)| format!("{c}{n}")).collect();
    println!("{}", v.join("-"));
    println!(
        "{:?}",
        "a1b2"
            .chars()
            .filter(char::is_ascii_digit)
            .map(|c| c.to_digit(10).unwrap())
            .fold(0, |a, d| a * 10 + d)
    );
    println!("{:?} {:?}", [1, 5, 3].iter().copied().max(), "héé".char_indices().last());
}
