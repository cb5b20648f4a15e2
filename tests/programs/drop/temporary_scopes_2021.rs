//@ edition: 2021
// Where each temporary is dropped, in every kind of expression, in edition 2021.
use std::cell::RefCell;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
impl D {
    fn r(&self) -> &str {
        self.0
    }
    fn o(&self) -> Option<&str> {
        Some(self.0)
    }
    fn n(&self) -> Option<&str> {
        None
    }
}
fn t1() -> usize {
    let d = D("t1");
    d.r().len() + D("temp in tail").r().len()
}
fn t2(c: &RefCell<Vec<i32>>) -> usize {
    let r = c.borrow().len();
    r
}
fn blk() {
    let n = {
        let _q = D("q");
        D("inner temp").r().len()
    };
    println!("n {n}");
}
fn iflet() {
    if let Some(s) = D("if scrut").o() {
        println!("some {s}");
    } else {
        println!("none");
    }
    if let Some(s) = D("if scrut2").n() {
        println!("{s}");
    } else {
        println!("else runs");
    }
}
fn iflet_chain() {
    if let Some(s) = D("c1").n() {
        println!("x");
    } else if let Some(s) = D("c2").o() {
        println!("c2 {s}");
    } else {
        println!("y");
    }
    println!("chain end");
}
fn mat() {
    match D("m").o() {
        Some(s) if D("guard").r() == s => println!("eq"),
        Some(s) => println!("m {s}"),
        None => {}
    }
    println!("after match");
}
fn wh() {
    let mut n = 0;
    while D("w").r().len() + n < 3 {
        n += 1;
        println!("loop {n}");
    }
    while let Some(s) = D("wl").o() {
        n += 1;
        println!("wl {s} {n}");
        if n > 3 {
            break;
        }
    }
}
fn forl() {
    for i in [D("i1"), D("i2")].iter().map(|d| d.r()) {
        println!("{i}");
    }
    for c in D("hdr").r().chars().take(1) {
        println!("{c}");
    }
}
fn logic() {
    if D("l1").r().is_empty() || D("l2").r().len() == 2 && D("l3").r().len() == 2 {
        println!("yes");
    }
    let b = D("l4").r().len() == 2 && D("l5").r().len() == 2;
    println!("{b}");
}
fn ext() {
    let a = &D("e1");
    let b = Some(&D("e2"));
    let (c, d) = (&D("e3"), D("e4"));
    let e = [&D("e5")];
    let f = { &D("e6") };
    let g = if a.r().len() == 2 { &D("e7") } else { &D("e8") };
    struct W<'a> {
        d: &'a D,
    }
    let h = W { d: &D("e9") };
    let ref i = D("e10");
    let s: &str = D("e11").r().len().to_string().as_str().len().to_string().leak();
    println!(
        "{}{}{}{}{}{}{}{}{}{}",
        a.r(),
        b.unwrap().r(),
        c.r(),
        d.r(),
        e[0].r(),
        f.r(),
        g.r(),
        h.d.r(),
        i.r(),
        s
    );
}
fn letelse(o: Option<D>) {
    let Some(x) = o.as_ref().and_then(|d| D("le").o().map(|_| d)) else {
        println!("no");
        return;
    };
    println!("x {}", x.0);
}
fn unused() {
    D("u1");
    let _ = D("u2");
    let _u = D("u3");
    _ = D("u4");
    println!("unused end");
}
fn fmtd() {
    println!("{} {}", D("f1").r(), D("f2").r());
    let s = format!("{}", D("f3").r());
    println!("{s}");
    let n = format!("{:?}", D("f4").o()).len();
    println!("{n}");
    assert_eq!(D("f5").r().len(), 2);
    let v = vec![D("f6").r().len(), 2];
    println!("{v:?}");
}
fn retq() -> Option<usize> {
    let _a = D("rq");
    let l = D("rq1").o()?.len();
    println!("l {l}");
    let m = D("rq2").n()?.len();
    Some(l + m)
}
fn ret() -> usize {
    let _a = D("ra");
    return D("rb").r().len();
}
fn idx() {
    let v = vec![1, 2, 3];
    let x = v[D("ix").r().len()];
    let mut w = [D("w0"), D("w1")];
    w[D("k").r().len()] = D("w2");
    println!("{x} {}", w[1].0);
}
fn cmpd() {
    let mut n = 1;
    n += D("cc").r().len();
    let y = D("y1").r().len() + D("y2").r().len() * n;
    println!("{y}");
    let t = (D("z1").r().len(), D("z2"));
    println!("{}", t.0);
}
fn strct() {
    struct S {
        a: D,
        b: D,
    }
    let s = S { b: D("sb"), a: D("sa") };
    let s2 = S { a: D("na"), ..s };
    println!("{} {}", s2.a.0, s2.b.0);
    let S { a: _, b } = s2;
    println!("{}", b.0);
}
fn nest() {
    let f = |d: D| {
        println!("in {}", d.0);
        D("res")
    };
    f(f(D("arg")));
    let _x = (f(D("arg2")), f(D("arg3"))).1;
    println!("nest end");
}
fn main() {
    println!("{}", t1());
    println!("{}", t2(&RefCell::new(vec![1])));
    blk();
    iflet();
    iflet_chain();
    mat();
    wh();
    forl();
    logic();
    ext();
    letelse(Some(D("o")));
    letelse(None);
    unused();
    fmtd();
    println!("{:?}", retq());
    println!("{}", ret());
    idx();
    cmpd();
    strct();
    nest();
}
