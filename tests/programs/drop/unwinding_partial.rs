// Unwinding drops what is left of moved and conditional values.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn id<T>(t: T) -> T {
    t
}
fn boom(n: i32) -> i32 {
    let _l = D("local");
    if n > 1 {
        panic!("boom")
    }
    n
}
fn partial() {
    let t = (D("t0"), D("t1"));
    let moved = t.0;
    let _v = vec![D("v0"), D("v1")];
    let c = || {
        let _in = D("closure");
        boom(2);
    };
    drop(moved);
    c();
}
struct S {
    a: D,
    b: D,
    n: i32,
}
fn main() {
    let mut o = Some(D("opt"));
    let s = S { a: D("sa"), b: D("sb"), n: 1 };
    let S { a, .. } = s;
    if id(true) {
        let taken = o.take();
        let _keep = taken;
    }
    let arr = [D("a0"), D("a1")];
    for d in arr {
        if d.0 == "a0" {
            continue;
        }
        println!("seen {}", d.0);
    }
    let b: Box<D> = Box::new(D("bx"));
    let x;
    if id(false) {
        x = *b;
        println!("{}", x.0);
    }
    println!("{} {}", a.0, s.n);
    partial();
    println!("unreached {}", s.b.0);
}
