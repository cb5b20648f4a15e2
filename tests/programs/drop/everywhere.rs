// Values are dropped at the end of every kind of scope, on every way out.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn mk(s: &'static str) -> D {
    println!("mk {s}");
    D(s)
}
impl D {
    fn id(&self) -> &D {
        println!("id {}", self.0);
        self
    }
    fn val(&self) -> i32 {
        1
    }
}
fn pass(d: D) -> D {
    println!("pass {}", d.0);
    d
}
fn two(_a: &D, _b: &D) -> i32 {
    3
}
fn args(a: D, _: D, (b, _c): (D, D)) {
    println!("args {} {}", a.0, b.0);
}
fn early(n: i32) -> i32 {
    let _a = D("ea");
    if n == 0 {
        return 0;
    }
    let _b = D("eb");
    for i in 0..3 {
        let _c = D("ec");
        if i == n {
            continue;
        }
        if i == 2 {
            break;
        }
        let _d = D("ed");
    }
    n
}
fn tail() -> i32 {
    let d = D("tail");
    let x = &d;
    x.id().val()
}
fn tail2() -> i32 {
    mk("t2").id().val()
}
fn ifs(o: &Option<D>) -> i32 {
    if let Some(d) = o.as_ref().map(|d| (mk("g"), d.val())) {
        d.1
    } else {
        println!("else");
        mk("x").val()
    }
}
fn main() {
    let _ = mk("wild");
    println!("--");
    let _x = mk("x");
    let x = mk("x1");
    let x = pass(x);
    println!("shadow {}", x.0);
    mk("stmt");
    mk("stmt2").id();
    let r = &mk("ext");
    println!("r {}", r.0);
    let n = two(&mk("a1"), &mk("a2"));
    println!("n {n}");
    let t = (mk("t0"), mk("t1"));
    let (a, _) = t;
    println!("a {}", a.0);
    args(mk("p1"), mk("p2"), (mk("p3"), mk("p4")));
    for i in 0..4 {
        println!("early {}", early(i));
    }
    println!("{} {}", tail(), tail2());
    println!("{}", ifs(&Some(D("o"))));
    println!("{}", ifs(&None));
    let mut v = mk("v1");
    v = mk("v2");
    println!("assigned {}", v.0);
    let y;
    if n == 3 {
        y = mk("y");
        println!("{}", y.0);
    }
    let z = mk("z");
    if n == 4 {
        drop(z);
    }
    let b = Box::new(mk("boxed"));
    let inner = *b;
    println!("inner {}", inner.0);
    match mk("m") {
        D("q") => println!("q"),
        ref d => println!("matched {}", d.0),
    }
    match mk("m2").id().val() {
        1 => println!("one"),
        _ => println!("other"),
    }
    let s = {
        let _q = mk("q");
        mk("blk")
    };
    println!("s {}", s.0);
    let arr = [mk("r0"), mk("r1"), mk("r2")];
    let [p, .., q] = arr;
    println!("{} {}", p.0, q.0);
    let k = 'l: {
        let _w = mk("w");
        if n == 3 {
            break 'l mk("k1");
        }
        mk("k2")
    };
    println!("k {}", k.0);
    let lazy = loop {
        let _i = mk("i");
        break mk("lazy");
    };
    println!("{}", lazy.0);
    println!("end");
}
