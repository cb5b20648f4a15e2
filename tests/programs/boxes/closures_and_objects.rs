//! Boxed closures and trait objects in collections; callbacks that own what they need.

use std::collections::BTreeMap;

type Handler = Box<dyn FnMut(&str) -> usize>;

struct Events { handlers: BTreeMap<String, Vec<Handler>> }

impl Events {
    fn on(&mut self, name: &str, f: impl FnMut(&str) -> usize + 'static) {
        self.handlers.entry(name.into()).or_default().push(Box::new(f));
    }
    fn emit(&mut self, name: &str, arg: &str) -> Vec<usize> {
        self.handlers.get_mut(name).into_iter().flatten().map(|f| f(arg)).collect()
    }
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn make(n: i32) -> Box<dyn FnOnce() -> String> {
    let text = format!("made {n}");
    if n > 1 { Box::new(move || text) } else { Box::new(|| "one".into()) }
}

fn main() {
    let mut events = Events { handlers: BTreeMap::new() };
    let mut seen = 0;
    events.on("x", |s| s.len());
    events.on("x", move |s| { seen += s.len(); seen });
    println!("{:?} {:?} {:?}", events.emit("x", "abc"), events.emit("x", "de"), events.emit("y", ""));
    let add = |x: i32| x + 1;
    println!("{} {}", compose(add, |x| x * 10)(4), compose(i32::abs, |x: i32| x.to_string())(-3));
    println!("{:?}", (1..3).map(make).map(|f| f()).collect::<Vec<_>>());
    let table: [(&str, fn(f64, f64) -> f64); 3] = [("+", |a, b| a + b), ("max", f64::max), ("pow", f64::powf)];
    for (name, f) in table {
        print!("{name}={} ", f(2.0, 3.0));
    }
    println!();
    let mut stack: Vec<Box<dyn Fn(i32) -> i32>> = vec![];
    for k in 1..4 {
        stack.push(Box::new(move |x| x * k));
    }
    println!("{}", stack.iter().fold(1, |x, f| f(x)));
}
