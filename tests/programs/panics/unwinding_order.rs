// What is dropped while a panic unwinds, and in which order.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
struct Outer {
    first: D,
    second: D,
}
impl Drop for Outer {
    fn drop(&mut self) {
        println!("outer of {} and {}", self.first.0, self.second.0);
    }
}
fn boom(_arg: D, n: i32) -> D {
    let _local = D("local of boom");
    if n > 2 {
        let v: Vec<i32> = Vec::new();
        println!("{}", v[n as usize]);
    }
    D("result")
}
fn build() -> Outer {
    let _guard = D("guard of build");
    let list = vec![D("v1"), D("v2")];
    let closure = move |n| {
        let _in_closure = D("in closure");
        boom(D("argument"), n + list.len() as i32)
    };
    Outer { first: D("first"), second: closure(1) }
}
fn main() {
    let _main = D("main");
    let boxed: Box<dyn Fn() -> Outer> = Box::new(build);
    let _array = [D("a0"), D("a1")];
    let _moved = {
        let m = D("moved away");
        drop(m);
        1
    };
    let outer = boxed();
    println!("never {}", outer.first.0);
}
