use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

#[derive(Debug, Clone, PartialEq, Default)]
struct Point { x: i32, y: f64 }
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Shape { Circle(u32), Rect { w: u32, h: u32 }, Unit }
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "({}, {})", self.x, self.y) }
}
trait Area { fn area(&self) -> f64; fn name(&self) -> String { String::from("shape") } }
impl Area for Shape { fn area(&self) -> f64 { match self { Shape::Circle(r) => 3.14 * (*r as f64).powi(2), Shape::Rect { w, h } => (w * h) as f64, Shape::Unit => 0.0 } } }
struct Noisy(&'static str);
impl Drop for Noisy { fn drop(&mut self) { println!("drop {}", self.0); } }
#[derive(Debug)]
struct Node { value: i32, children: RefCell<Vec<Rc<Node>>>, parent: RefCell<Weak<Node>> }
fn parse(s: &str) -> Result<i32, std::num::ParseIntError> { let n: i32 = s.trim().parse()?; Ok(n + 1) }
fn first(v: &[i32]) -> Option<&i32> { let x = v.first()?; Some(x) }
fn boxed() -> Result<(), Box<dyn std::error::Error>> { parse("12")?; Err("bad".into()) }
fn apply<F: Fn(i32) -> i32>(f: F, n: i32) -> i32 { f(n) }
fn make(n: i32) -> Box<dyn Fn(i32) -> i32> { Box::new(move |x| x + n) }
fn adder(n: i32) -> impl Fn(i32) -> i32 { move |x| x + n }
fn largest<T: PartialOrd + Copy>(v: &[T]) -> T { let mut m = v[0]; for &i in v { if i > m { m = i; } } m }
fn main() {
    let p = Point { x: 1, y: 2.5 };
    println!("{} {:?} {:#?} {p}", p, p, p.clone());
    let mut v = vec![3, 1, 2];
    v.push(4); v.sort(); v.reverse();
    for (i, x) in v.iter().enumerate() { println!("{i}: {x:>5}|{:<5}|{:^5}|{:05}|{:+}", x, x, x, x); }
    let s: Vec<String> = v.iter().map(|x| x.to_string()).collect();
    println!("{}", s.join(", "));
    let total: i32 = v.iter().sum(); let evens: Vec<_> = v.iter().filter(|x| *x % 2 == 0).cloned().collect();
    println!("{total} {evens:?} {:?}", v.iter().max());
    let mut text = String::from("hello"); text.push_str(" world"); text += "!"; let t2 = text.clone() + "?" + &text;
    println!("{} {} {}", text.len(), t2.to_uppercase(), &text[0..5]);
    for w in text.split_whitespace() { println!("{w:?}"); }
    for c in text.chars().rev() { print!("{c}"); } println!();
    for line in "a\nb\r\nc".lines() { println!("{line}"); }
    let words: Vec<&str> = "a,b,c".split(',').collect();
    println!("{words:?} {:?}", "k=v".split_once('='));
    let shared = Rc::new(RefCell::new(vec![1, 2, 3]));
    let other = Rc::clone(&shared);
    other.borrow_mut().push(4);
    println!("{} {:?} {}", Rc::strong_count(&shared), shared.borrow(), shared.borrow().len());
    let leaf = Rc::new(Node { value: 3, children: RefCell::new(vec![]), parent: RefCell::new(Weak::new()) });
    let branch = Rc::new(Node { value: 5, children: RefCell::new(vec![Rc::clone(&leaf)]), parent: RefCell::new(Weak::new()) });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    println!("{:?} {}", leaf.parent.borrow().upgrade().map(|p| p.value), Rc::weak_count(&branch));
    let c = Cell::new(5); c.set(c.get() + 1);
    println!("{:?} {}", parse("41"), c.get());
    match parse("x") { Ok(n) => println!("{n}"), Err(e) => println!("error: {e}") }
    println!("{:?} {}", first(&v), apply(|x| x * 2, 21));
    println!("{} {}", make(1)(2), adder(3)(4));
    let shapes: Vec<Box<dyn Area>> = vec![Box::new(Shape::Circle(2)), Box::new(Shape::Rect { w: 2, h: 3 })];
    for s in &shapes { println!("{:.2} {}", s.area(), s.name()); }
    let _n = Noisy("a");
    let opt: Option<i32> = None;
    if let Some(x) = opt { println!("{x}"); }
    let n = opt.unwrap_or(7); let m = opt.map(|x| x + 1).unwrap_or_default();
    println!("{n} {m} {}", largest(&[1.5, 2.5]));
    let arr = [1u8; 4]; let [a, b, ..] = arr;
    println!("{:?} {} {}", arr, a + b, arr.len());
    let mut i = 0u64; while i < 10 { i += 1; if i == 5 { break; } }
    let x = 1u64 << 3usize; let y = -5i32 / 2; let z = !0u8; let r = &x + &1; let q = x + &r;
    println!("{x} {y} {z} {q} {:x} {:#b} {:e}", 255, 5, 1500.0);
    let tuple = (1, "two", 3.0); println!("{tuple:?} {}", tuple.1);
    let range: Vec<i32> = (0..10).step_by(2).rev().collect(); println!("{range:?}");
    let nested = vec![vec![1, 2], vec![3]]; println!("{:?}", nested.into_iter().flatten().collect::<Vec<_>>());
    let folded = (1..=5).fold(0, |a, b| a + b); println!("{folded}");
    let z: Vec<(i32, char)> = vec![1, 2].into_iter().zip("ab".chars()).collect(); println!("{z:?}");
    assert_eq!(1 + 1, 2); assert!(true, "msg {}", 1); assert_ne!(1, 2);
    let _ = boxed(); let mut a1 = 5; let mut b1 = 6; std::mem::swap(&mut a1, &mut b1);
    let old = std::mem::replace(&mut a1, 1); let d = std::mem::take(&mut text);
    println!("{old} {d} {}", std::mem::size_of::<Point>());
    let b: Box<i32> = Box::new(5); let unboxed = *b; println!("{unboxed}");
    let u: u8 = 300i32.try_into().unwrap_or(255); let w = i64::from(5i32); let f = f64::from(1.5f32);
    println!("{u} {w} {f} {:?}", u8::try_from(5i32));
    let s: Result<Vec<i32>, _> = "1 2 x".split(' ').map(|s| s.parse::<i32>()).collect(); println!("{s:?}");
    let label = 'outer: loop { loop { break 'outer 5; } }; println!("{label}");
    let sl = &v[1..]; match sl { [] => {}, [x] => println!("{x}"), [x, .., y] => println!("{x} {y}") }
    let Some(k) = v.pop() else { panic!("empty") }; println!("{k}");
    println!("{}", i32::MAX.wrapping_add(1)); println!("{:?}", 5i32.checked_div(0));
    let cow: std::borrow::Cow<str> = "x".into(); println!("{cow} {}", format!("{:p}", &v).len());
    std::process::exit(if v.is_empty() { 1 } else { 0 });
}
