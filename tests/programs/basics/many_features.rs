// Constants, trait objects, trees, lists and loops together.
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::rc::Rc;
const fn sq(n: usize) -> usize {
    n * n
}
const LEN: usize = sq(2) + 1;
const TBL: [usize; LEN] = {
    let mut a = [0; LEN];
    let mut i = 0;
    while i < LEN {
        a[i] = sq(i);
        i += 1;
    }
    a
};
static CFG: Cfg = Cfg { name: "cfg", nums: &[1, 2, 3], inner: &Inner { x: 7 } };
struct Cfg {
    name: &'static str,
    nums: &'static [i32],
    inner: &'static Inner,
}
struct Inner {
    x: i32,
}
const EMPTY: Option<String> = None;
const PAIR: (i32, &str) = (4, "four");
const MASK: u32 = !0 >> 4;
trait Shape {
    const SIDES: u32;
    fn sides(&self) -> u32 {
        Self::SIDES
    }
    fn new() -> Self
    where
        Self: Sized;
}
struct Tri;
impl Shape for Tri {
    const SIDES: u32 = 3;
    fn new() -> Self {
        Tri
    }
}
struct Poly<const N: u32>;
impl<const N: u32> Shape for Poly<N> {
    const SIDES: u32 = N * 2;
    fn new() -> Self {
        Poly
    }
}
trait Base {
    fn base(&self) -> i32;
}
trait Derived: Base {
    fn derived(&self) -> i32 {
        self.base() * 2
    }
}
impl Base for i32 {
    fn base(&self) -> i32 {
        *self
    }
}
impl Derived for i32 {}
fn dynd(d: &dyn Derived) -> i32 {
    d.derived() + d.base()
}
impl dyn Derived {
    fn extra(&self) -> i32 {
        self.base() + 100
    }
}
trait Visitor<T> {
    fn visit(&mut self, t: &T);
}
struct Log(Vec<String>);
impl<T: Debug> Visitor<T> for Log {
    fn visit(&mut self, t: &T) {
        self.0.push(format!("{t:?}"));
    }
}
fn walk<T>(items: &[T], v: &mut dyn Visitor<T>) {
    for i in items {
        v.visit(i);
    }
}
fn never(b: bool) -> i32 {
    let x: i32 = if b { 1 } else { return 5 };
    let y: u8 = match x {
        1 => 2,
        _ => unreachable!(),
    };
    x + y as i32
}
fn diverge() -> ! {
    panic!("div")
}
fn opt(b: bool) -> Option<u8> {
    let v = match b {
        true => 1,
        false => None?,
    };
    Some(v)
}
enum Expr {
    Num(f64),
    Bin(Box<Expr>, char, Box<Expr>),
    Neg(Box<Expr>),
}
use Expr::*;
fn eval(e: &Expr) -> Result<f64, String> {
    Ok(match e {
        Num(n) => *n,
        Neg(e) => -eval(e)?,
        Bin(a, op, b) => {
            let (a, b) = (eval(a)?, eval(b)?);
            match op {
                '+' => a + b,
                '*' => a * b,
                '/' if b == 0.0 => return Err("div0".into()),
                '/' => a / b,
                c => return Err(format!("op {c}")),
            }
        }
    })
}
fn own(e: Expr) -> f64 {
    match e {
        Num(n) => n,
        Neg(b) => -own(*b),
        Bin(a, _, b) => own(*a) + own(*b),
    }
}
struct Tree {
    l: Option<Box<Tree>>,
    r: Option<Box<Tree>>,
    k: i32,
}
impl Tree {
    fn ins(&mut self, k: i32) {
        let slot = if k < self.k { &mut self.l } else { &mut self.r };
        match slot {
            Some(t) => t.ins(k),
            None => *slot = Some(Box::new(Tree { l: None, r: None, k })),
        }
    }
    fn walk(&self, f: &mut impl FnMut(i32)) {
        if let Some(l) = &self.l {
            l.walk(f);
        }
        f(self.k);
        if let Some(r) = &self.r {
            r.walk(f);
        }
    }
}
struct LL {
    head: Option<Box<Nd>>,
}
struct Nd {
    v: i32,
    next: Option<Box<Nd>>,
}
impl LL {
    fn push(&mut self, v: i32) {
        let old = self.head.take();
        self.head = Some(Box::new(Nd { v, next: old }));
    }
    fn rev(&mut self) {
        let mut prev = None;
        let mut cur = self.head.take();
        while let Some(mut n) = cur {
            cur = n.next.take();
            n.next = prev;
            prev = Some(n);
        }
        self.head = prev;
    }
    fn vec(&self) -> Vec<i32> {
        let mut o = vec![];
        let mut c = &self.head;
        while let Some(n) = c {
            o.push(n.v);
            c = &n.next;
        }
        o
    }
    fn last(&mut self) -> Option<&mut i32> {
        let mut c = self.head.as_mut()?;
        while c.next.is_some() {
            c = c.next.as_mut().unwrap();
        }
        Some(&mut c.v)
    }
}
fn fib() -> impl Iterator<Item = u64> {
    let mut s = (0, 1);
    std::iter::from_fn(move || {
        let r = s.0;
        s = (s.1, s.0 + s.1);
        Some(r)
    })
}
fn swap<T>(a: &mut T, b: &mut T) {
    std::mem::swap(a, b)
}
fn first<'a, T>(v: &'a [T]) -> Option<&'a T> {
    match v {
        [f, ..] => Some(f),
        [] => None,
    }
}
struct Guard<'a>(&'a Cell<i32>);
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() * 2);
    }
}
fn main() {
    println!("{TBL:?} {} {:?} {} {}", CFG.name, CFG.nums, CFG.inner.x, MASK);
    println!("{EMPTY:?} {} {}", PAIR.0, PAIR.1);
    let e: &'static Option<i32> = &None;
    println!("{e:?}");
    println!("{} {} {}", Tri.sides(), Poly::<4>::SIDES, <Poly<3> as Shape>::new().sides());
    println!("{} {}", dynd(&21), (&3 as &dyn Derived).extra());
    let mut l = Log(vec![]);
    walk(&[1, 2], &mut l);
    walk(&["a"], &mut l);
    println!("{:?}", l.0);
    println!("{} {} {:?} {:?}", never(true), never(false), opt(true), opt(false));
    let ex = Bin(
        Box::new(Num(3.0)),
        '*',
        Box::new(Neg(Box::new(Bin(Box::new(Num(1.0)), '+', Box::new(Num(2.5)))))),
    );
    println!("{:?} {}", eval(&ex), own(ex));
    println!(
        "{:?} {:?}",
        eval(&Bin(Box::new(Num(1.0)), '/', Box::new(Num(0.0)))),
        eval(&Bin(Box::new(Num(1.0)), '?', Box::new(Num(0.0))))
    );
    let mut t = Tree { l: None, r: None, k: 5 };
    for k in [2, 8, 1, 9, 3] {
        t.ins(k);
    }
    let mut o = vec![];
    t.walk(&mut |k| o.push(k));
    println!("{o:?}");
    let mut ll = LL { head: None };
    for i in 0..4 {
        ll.push(i);
    }
    ll.rev();
    if let Some(v) = ll.last() {
        *v *= 10;
    }
    println!("{:?}", ll.vec());
    println!("{:?}", fib().skip(5).take(4).collect::<Vec<_>>());
    let (mut a, mut b) = (String::from("a"), String::from("b"));
    swap(&mut a, &mut b);
    println!("{a}{b} {:?}", first(&[9, 8]));
    let c = Cell::new(1);
    {
        let _g = Guard(&c);
        let _h = Guard(&c);
        c.set(5);
    }
    println!("{}", c.get());
    let x = 'a: {
        if c.get() > 10 {
            break 'a "big";
        }
        "small"
    };
    println!("{x}");
    let n = loop {
        break ('outer_free: { break 'outer_free 3 });
    };
    println!("{n}");
    let big: u128 = 1 << 100;
    println!("{big} {}", i128::MIN);
    let z = -1i8 as u8 >> 1;
    println!("{z} {}", (-128i8).wrapping_neg());
    let r = Rc::new(RefCell::new(vec![1, 2]));
    {
        let mut m = r.borrow_mut();
        m.retain(|x| *x > 1);
        m.extend([7, 8]);
    }
    println!("{:?} {}", r, Rc::strong_count(&r));
    let rs: Rc<str> = Rc::from("rcstr");
    let rd: Rc<dyn Debug> = Rc::new(5);
    println!("{rs} {rd:?}");
    let v: Vec<Rc<i32>> = vec![Rc::new(1); 3];
    println!("{}", Rc::strong_count(&v[0]));
    let p = (1, "x", [1.5; 2]);
    let (i, s, [f, g]) = p;
    println!("{i}{s}{f}{g}");
    let bs = b"bytes\n";
    println!("{:?} {}", bs, bs[0] as char);
    let raw = r#"a"b"#;
    println!("{raw} {}", '\u{e9}');
    let mut it = [1, 2, 3].iter().peekable();
    while let Some(x) = it.next() {
        if let Some(&&nx) = it.peek() {
            print!("{x}<{nx} ");
        }
    }
    println!();
    let mut arr2 = [[1, 2], [3, 4]];
    for row in arr2.iter_mut() {
        for c in row {
            *c *= 2;
        }
    }
    let [[a1, _], [_, d1]] = arr2;
    println!("{a1} {d1}");
    let (l, rr) = arr2.split_at_mut(1);
    l[0][0] = rr[0][1];
    println!("{arr2:?}");
    let sl = &mut arr2[..];
    sl.swap(0, 1);
    println!("{sl:?} {}", sl.len());
    let s = "a,b,,c";
    println!("{:?}", s.split(',').collect::<Vec<_>>());
    let un = unsafe {
        let p = Box::into_raw(Box::new(9));
        *p += 1;
        let b = Box::from_raw(p);
        *b
    };
    println!("{un}");
    let ptr = [1u16, 2, 3].as_ptr();
    println!("{}", unsafe { *ptr.add(2) });
    let fp: fn(bool) -> i32 = never;
    println!("{}", fp(true));
    if false {
        diverge();
    }
    let k = std::mem::replace(&mut arr2[0], [0, 0]);
    println!("{k:?} {}", std::mem::size_of::<Option<Box<i32>>>());
    let cl = |x: &i32| -> i32 { *x + 1 };
    println!("{}", [1, 2].iter().map(cl).sum::<i32>());
    let text = "line1\nline2";
    for (i, l) in text.lines().enumerate() {
        print!("{i}:{l} ");
    }
    println!();
    println!("{}", i32::from_str_radix("ff", 16).unwrap_or(-1));
    println!("{:?}", "x=1".split_once('='));
    println!("{:?}", [3, 1, 2].iter().min_by_key(|x| **x));
    let mut bb = Box::new((1, String::from("s")));
    bb.0 += 1;
    bb.1.push('!');
    let (q, w) = *bb;
    println!("{q}{w}");
}
