// Blanket impls, generic methods, traits with parameters, `Self` in all places.
use std::fmt::Debug;
trait Describe {
    fn describe(&self) -> String;
}
impl<T: Debug> Describe for T {
    fn describe(&self) -> String {
        format!("«{self:?}»")
    }
}
trait Convert<To> {
    fn convert(self) -> To;
}
impl Convert<i64> for i32 {
    fn convert(self) -> i64 {
        i64::from(self) + 1
    }
}
impl Convert<String> for i32 {
    fn convert(self) -> String {
        format!("s{self}")
    }
}
impl<A: Convert<B>, B> Convert<Vec<B>> for Vec<A> {
    fn convert(self) -> Vec<B> {
        self.into_iter().map(A::convert).collect()
    }
}
trait Builder: Sized {
    fn step(self, n: u8) -> Self;
    fn twice(self, n: u8) -> Self {
        self.step(n).step(n)
    }
}
impl Builder for Vec<u8> {
    fn step(mut self, n: u8) -> Self {
        self.push(n);
        self
    }
}
trait Visitor {
    type Out;
    fn visit<T: Debug + Default>(&mut self, it: T) -> Self::Out;
}
struct Log(Vec<String>);
impl Visitor for Log {
    type Out = usize;
    fn visit<T: Debug + Default>(&mut self, it: T) -> usize {
        self.0.push(format!("{it:?}/{:?}", T::default()));
        self.0.len()
    }
}
fn call<F, A, R>(f: F, a: A) -> R
where
    F: FnOnce(A) -> R,
{
    f(a)
}
impl<'a, T> Convert<&'a T> for &'a (T, T) {
    fn convert(self) -> &'a T {
        &self.1
    }
}
fn main() {
    println!("{} {} {}", 1.describe(), "x".describe(), Some(vec![1u8]).describe());
    let long: i64 = 4.convert();
    let text: String = 4.convert();
    println!("{long} {text} {:?}", Convert::<Vec<String>>::convert(vec![1, 2]));
    println!("{:?}", Vec::new().twice(3).step(4));
    let mut log = Log(vec![]);
    println!("{} {} {:?}", log.visit(1.5), log.visit("t"), log.0);
    println!("{} {:?}", call(str::len, "four"), call(Some, 1));
    let pair = ('a', 'b');
    println!("{}", (&pair).convert());
}
