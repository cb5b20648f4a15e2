// Only the fields that are left are dropped.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Trio {
    a: D,
    b: D,
    c: D,
}

fn main() {
    let t = Trio { a: D("a"), b: D("b"), c: D("c") };
    let kept = t.b;
    println!("kept {}", kept.0);
    let boxed = Box::new((D("p"), D("q")));
    let q = boxed.1;
    println!("took {} left {}", q.0, t.a.0);
    let opt = Some(D("o"));
    if let Some(inner) = opt {
        println!("inner {}", inner.0);
    }
    println!("end {}", t.c.0);
}
