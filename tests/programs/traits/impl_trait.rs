// `impl Trait` in arguments, results and traits.
use std::fmt::Display;
fn show(it: impl Display, others: &[impl Display]) -> String {
    others.iter().fold(it.to_string(), |all, one| format!("{all},{one}"))
}
fn evens(limit: u32) -> impl Iterator<Item = u32> + Clone {
    (0..limit).filter(|n| n % 2 == 0)
}
fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |m| n + m
}
fn nested(n: i32) -> impl Fn(i32) -> Box<dyn Fn(i32) -> i32> {
    move |a| Box::new(move |b| n * 100 + a * 10 + b)
}
fn choose(flag: bool) -> Box<dyn Iterator<Item = i32>> {
    if flag { Box::new(0..3) } else { Box::new([7, 8].into_iter()) }
}
trait Source {
    fn values(&self) -> impl Iterator<Item = i32> + '_;
    fn labels(&self) -> impl Iterator<Item = String> {
        self.values().map(|v| format!("<{v}>"))
    }
}
struct Numbers(Vec<i32>);
impl Source for Numbers {
    fn values(&self) -> impl Iterator<Item = i32> + '_ {
        self.0.iter().map(|n| n * 10)
    }
}
struct One;
impl Source for One {
    fn values(&self) -> impl Iterator<Item = i32> + '_ {
        std::iter::once(1)
    }
    fn labels(&self) -> impl Iterator<Item = String> {
        ["only".to_string()].into_iter()
    }
}
fn total(source: &impl Source) -> i32 {
    source.values().sum()
}
struct Guard(&'static str);
impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn guarded() -> impl Display {
    let _inner = Guard("inner");
    "shown"
}
fn main() {
    println!("{}", show(1, &["a", "b"]));
    let e = evens(7);
    println!("{:?} {}", e.clone().collect::<Vec<_>>(), e.count());
    println!("{} {}", adder(3)(4), nested(1)(2)(3));
    println!("{:?} {:?}", choose(true).collect::<Vec<_>>(), choose(false).max());
    let numbers = Numbers(vec![1, 2]);
    println!("{} {:?}", total(&numbers), numbers.labels().collect::<Vec<_>>());
    println!("{} {:?}", total(&One), One.labels().collect::<Vec<_>>());
    println!("{}", guarded());
}
