// Deref chains, deref of user pointers in places, `DerefMut` only where needed.
use std::ops::{Deref, DerefMut, Index, IndexMut};
struct Ptr<T> {
    inner: Box<T>,
    reads: std::cell::Cell<u32>,
    writes: u32,
}
impl<T> Ptr<T> {
    fn new(t: T) -> Self {
        Ptr { inner: Box::new(t), reads: Default::default(), writes: 0 }
    }
    fn counts(this: &Self) -> (u32, u32) {
        (this.reads.get(), this.writes)
    }
}
impl<T> Deref for Ptr<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.reads.set(self.reads.get() + 1);
        &self.inner
    }
}
impl<T> DerefMut for Ptr<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.writes += 1;
        &mut self.inner
    }
}
#[derive(Debug, Clone, PartialEq)]
struct Point {
    x: i32,
    y: [i32; 2],
}
impl Point {
    fn shift(&mut self, by: i32) -> &mut i32 {
        self.x += by;
        &mut self.x
    }
    fn sum(&self) -> i32 {
        self.x + self.y[0] + self.y[1]
    }
}
struct Grid(Vec<Vec<i32>>);
impl Index<(usize, usize)> for Grid {
    type Output = i32;
    fn index(&self, (r, c): (usize, usize)) -> &i32 {
        &self.0[r][c]
    }
}
impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut i32 {
        &mut self.0[r][c]
    }
}
fn takes(p: &Point) -> i32 {
    p.x
}
fn main() {
    let mut p = Ptr::new(Point { x: 1, y: [2, 3] });
    let n = p.x + p.y[1];
    println!("{n} {:?}", Ptr::counts(&p));
    p.x = 5;
    p.y[0] += 10;
    println!("{} {:?}", p.sum(), Ptr::counts(&p));
    *p.shift(2) *= 3;
    let Point { x, y: [a, _] } = &*p;
    println!("{x} {a} {:?}", Ptr::counts(&p));
    let y = &mut p.y;
    y.swap(0, 1);
    println!("{:?} {} {:?}", p.y, takes(&p), Ptr::counts(&p));
    let copy = p.clone();
    *p = Point { x: 0, y: [0; 2] };
    println!("{copy:?} {} {:?}", *p == copy, Ptr::counts(&p));
    let mut deep = Ptr::new(Ptr::new(Ptr::new(vec![1, 2, 3])));
    deep.push(4);
    deep[0] = 9;
    println!("{} {:?} {:?}", deep.len(), &deep[..2], Ptr::counts(&deep));
    println!("{:?} {:?}", Ptr::counts(&deep), Ptr::counts(&**deep));
    let mut g = Grid(vec![vec![1, 2], vec![3, 4]]);
    g[(0, 1)] += g[(1, 0)];
    let cell = &mut g[(1, 1)];
    *cell = -*cell;
    println!("{:?}", g.0);
    match deep.as_slice() {
        [first, .., last] => println!("{first} {last}"),
        _ => {}
    }
}
