// When captured values are dropped: with the closure, or with the call of a `FnOnce`.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn once(f: impl FnOnce()) {
    println!("before");
    f();
    println!("after");
}
fn boxed() -> Box<dyn FnOnce(&str) -> usize> {
    let d = D("boxed");
    Box::new(move |s| {
        println!("{s} {}", d.0);
        s.len()
    })
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |a| g(f(a))
}
fn main() {
    let a = D("a");
    once(move || println!("uses {}", a.0));
    let b = D("b");
    once(|| drop(b));
    let c = D("c");
    let kept = move || c.0;
    println!("{} {}", kept(), kept());
    drop(kept);
    println!("{}", boxed()("hello"));
    let never = boxed();
    drop(never);
    let mut log = Vec::new();
    let mut record = |n: i32| {
        log.push(n);
        log.len()
    };
    println!("{} {}", record(1), record(2));
    println!("{log:?}");
    println!("{}", compose(|x: i32| x + 1, |y| format!("<{y}>"))(4));
    let d = D("d");
    let f: &dyn Fn() = &|| println!("borrows {}", d.0);
    f();
    let fs: Vec<Box<dyn Fn(i32) -> i32>> = (1..4).map(|k| Box::new(move |x| x * k) as _).collect();
    println!("{:?}", fs.iter().map(|f| f(10)).collect::<Vec<_>>());
    let mut counter = 0;
    let mut next = || {
        counter += 1;
        counter
    };
    println!("{} {}", next(), next());
    println!("{counter}");
    let e = D("e");
    let outer = move || {
        let inner = || e.0.len();
        inner() + 1
    };
    println!("{}", outer());
}
