// Generic code over the library's types.
use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, Mul, Neg};
#[derive(Debug, Clone, Copy, PartialEq)]
struct V2<T> {
    x: T,
    y: T,
}
impl<T: Add<Output = T>> Add for V2<T> {
    type Output = V2<T>;
    fn add(self, o: Self) -> Self {
        V2 { x: self.x + o.x, y: self.y + o.y }
    }
}
impl<T: Mul<Output = T> + Copy> Mul<T> for V2<T> {
    type Output = V2<T>;
    fn mul(self, k: T) -> Self {
        V2 { x: self.x * k, y: self.y * k }
    }
}
impl<T: Neg<Output = T>> Neg for V2<T> {
    type Output = Self;
    fn neg(self) -> Self {
        V2 { x: -self.x, y: -self.y }
    }
}
impl<T: AddAssign> AddAssign for V2<T> {
    fn add_assign(&mut self, o: Self) {
        self.x += o.x;
        self.y += o.y;
    }
}
struct Grid<const W: usize, const H: usize> {
    cells: [[u8; W]; H],
}
impl<const W: usize, const H: usize> Index<(usize, usize)> for Grid<W, H> {
    type Output = u8;
    fn index(&self, (x, y): (usize, usize)) -> &u8 {
        &self.cells[y][x]
    }
}
impl<const W: usize, const H: usize> IndexMut<(usize, usize)> for Grid<W, H> {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut u8 {
        &mut self.cells[y][x]
    }
}
struct Guard<T>(T);
impl<T> Deref for Guard<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for Guard<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
trait Shape {
    const SIDES: u32;
    fn area(&self) -> f64;
    fn sides(&self) -> u32 {
        Self::SIDES
    }
}
struct Sq(f64);
struct Tri(f64, f64);
impl Shape for Sq {
    const SIDES: u32 = 4;
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}
impl Shape for Tri {
    const SIDES: u32 = 3;
    fn area(&self) -> f64 {
        self.0 * self.1 / 2.0
    }
}
fn info<S: Shape>(s: &S) -> String {
    format!("{} {:.2}", s.sides(), s.area())
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}
fn apply(f: fn(i32) -> i32, n: i32) -> i32 {
    f(n)
}
fn dbl(n: i32) -> i32 {
    n * 2
}
trait Visitor {
    type Out;
    fn visit(&mut self, n: i32);
    fn done(self) -> Self::Out;
}
struct Sum(i32);
impl Visitor for Sum {
    type Out = i32;
    fn visit(&mut self, n: i32) {
        self.0 += n;
    }
    fn done(self) -> i32 {
        self.0
    }
}
fn walk<V: Visitor>(mut v: V, xs: &[i32]) -> V::Out {
    for &x in xs {
        v.visit(x);
    }
    v.done()
}
fn main() {
    let mut a = V2 { x: 1, y: 2 } + V2 { x: 3, y: 4 };
    a += -V2 { x: 1, y: 1 } * 2;
    println!("{a:?}");
    let mut g = Grid::<3, 2> { cells: [[0; 3]; 2] };
    g[(1, 1)] = 7;
    g[(2, 0)] += 3;
    println!("{:?} {}", g.cells, g[(1, 1)]);
    let mut gd = Guard(vec![1, 2]);
    gd.push(3);
    gd[0] = 9;
    println!("{} {:?}", gd.len(), *gd);
    println!("{} {}", info(&Sq(2.0)), info(&Tri(3.0, 4.0)));
    println!("{}", compose(|x: i32| x + 1, |y: i32| format!("<{y}>"))(4));
    println!("{} {}", apply(dbl, 4), apply(|x| x - 1, 4));
    println!("{}", walk(Sum(0), &[1, 2, 3]));
    let mut fs: Vec<Box<dyn FnMut() -> i32>> = Vec::new();
    for i in 0..3 {
        let mut c = i;
        fs.push(Box::new(move || {
            c += 10;
            c
        }));
    }
    for f in fs.iter_mut() {
        print!("{} ", f());
    }
    for f in fs.iter_mut() {
        print!("{} ", f());
    }
    println!();
    let once: Box<dyn FnOnce(String) -> usize> = Box::new(|s| s.len());
    println!("{}", once("hello".to_string()));
    let v: Vec<fn(f64) -> f64> = vec![f64::sqrt, f64::abs];
    println!("{:?}", v.iter().map(|f| f(16.0)).collect::<Vec<_>>());
    let opts: Vec<Option<i32>> = [1, 2].into_iter().map(Some).collect();
    println!("{opts:?}");
}
