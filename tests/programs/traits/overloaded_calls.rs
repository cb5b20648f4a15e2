// Calls through `Fn` traits: generic, nested references, boxed, through deref, returned.
use std::ops::Deref;
struct Holder<F>(F);
impl<F> Deref for Holder<F> {
    type Target = F;
    fn deref(&self) -> &F {
        print!("deref ");
        &self.0
    }
}
fn by_ref<F: Fn(&str) -> usize + ?Sized>(f: &F) -> usize {
    f("abc")
}
fn by_mut(f: &mut dyn FnMut() -> u32) -> u32 {
    f() + f()
}
fn by_once<R>(f: impl FnOnce() -> R) -> R {
    f()
}
fn twice<F>(f: F) -> impl Fn(i32) -> i32
where
    F: Fn(i32) -> i32,
{
    move |x| f(f(x))
}
fn curry(a: i32) -> impl Fn(i32) -> Box<dyn Fn(i32) -> i32> {
    move |b| Box::new(move |c| a * 100 + b * 10 + c)
}
struct Handlers<'a> {
    list: Vec<(&'a str, Box<dyn FnMut(i32) -> i32 + 'a>)>,
}
impl<'a> Handlers<'a> {
    fn on(mut self, name: &'a str, f: impl FnMut(i32) -> i32 + 'a) -> Self {
        self.list.push((name, Box::new(f)));
        self
    }
    fn run(&mut self, n: i32) -> Vec<(&'a str, i32)> {
        self.list.iter_mut().map(|(name, f)| (*name, f(n))).collect()
    }
}
fn main() {
    println!("{} {}", by_ref(&|s: &str| s.len()), by_ref(&str::len));
    let boxed: Box<dyn Fn(&str) -> usize> = Box::new(|s| s.len() * 2);
    println!("{} {}", by_ref(&*boxed), by_ref(&boxed));
    let mut n = 1;
    let mut step = || {
        n *= 3;
        n
    };
    println!("{}", by_mut(&mut step));
    println!("{}", by_once(step));
    println!("{} {}", twice(twice(|x| x + 3))(1), curry(1)(2)(3));
    let held = Holder(|x: i32| x + 1);
    println!("{}", held(4));
    println!("{}", (*held)(5));
    let mut total = 0;
    let mut handlers = Handlers { list: vec![] }
        .on("add", |x| {
            total += x;
            total
        })
        .on("neg", |x| -x);
    println!("{:?} {:?}", handlers.run(2), handlers.run(3));
    drop(handlers);
    println!("{total}");
    let pipeline: [fn(f64) -> f64; 3] = [f64::sqrt, |x| x * 10.0, f64::round];
    println!("{}", pipeline.iter().fold(2.0, |x, f| f(x)));
    let nested = &&&|a: u8, b: u8| a.max(b);
    println!("{}", nested(3, 4));
    let f: Option<fn(u8) -> Option<u8>> = Some(Some);
    println!("{:?}", f.and_then(|f| f(7)));
}
