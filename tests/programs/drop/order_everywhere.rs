// The order of drops: fields, elements, arguments, variables, temporaries, shadowing.
struct D(String);
impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}
fn d(s: impl ToString) -> D {
    D(s.to_string())
}
struct Pair {
    b: D,
    a: D,
}
enum E {
    V(D, D),
}
fn args(_: D, _x: D, (y, _): (D, D)) -> D {
    print!("| ");
    y
}
fn tail() -> usize {
    let x = d("x");
    d("tail temp").0.len() + x.0.len()
}
fn line() {
    println!();
}
fn main() {
    {
        let _p = Pair { a: d("a"), b: d("b") };
        let _t = (d("t0"), d("t1"));
        let _e = E::V(d("v0"), d("v1"));
        let _a = [d("e0"), d("e1")];
        let _v = vec![d("w0"), d("w1")];
        let _b = Box::new(d("box"));
    }
    line();
    {
        let _r = args(d("arg0"), d("arg1"), (d("arg2"), d("arg3")));
        print!("after ");
    }
    line();
    {
        let x = d("x1");
        let x = d(format!("{}-x2", x.0));
        let _ = d("wild");
        let _y = d("y");
        print!("{} ", x.0);
        _ = d("assigned");
    }
    line();
    print!("{} ", tail());
    line();
    match d("scrutinee").0.as_str() {
        s => print!("arm {} ", s.len()),
    }
    line();
    for x in [d("i0"), d("i1"), d("i2")] {
        if x.0 == "i1" {
            break;
        }
        print!("body ");
    }
    line();
    let p = Pair { a: d("pa"), b: d("pb") };
    let Pair { a, .. } = p;
    print!("{}! ", a.0);
    drop(a);
    line();
    let mut re = d("old");
    re = D(format!("new-{}", re.0));
    let mut re2 = Some(d("old2"));
    re2.replace(d("new2"));
    line();
    let v = vec![d(1), d(2), d(3), d(4)];
    let mut it = v.into_iter();
    let second = it.nth(1);
    drop(it);
    print!("then ");
    drop(second);
    line();
    let mut v = vec![d("k0"), d("r1"), d("k2"), d("r3")];
    v.retain(|x| x.0.starts_with('k'));
    v.truncate(1);
    v.insert(0, d("first"));
    v.remove(1);
    print!("end ");
    if re.0.len() > 100 {
        return;
    }
    let _c = (d("c"), std::mem::ManuallyDrop::new(d("never")));
    std::mem::forget(d("forgotten"));
}
