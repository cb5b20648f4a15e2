// Moves, conditional drops and early exits: the order of every drop.
use std::borrow::Cow;
use std::mem;
use std::ops::ControlFlow;
struct D(u8);
impl Drop for D {
    fn drop(&mut self) {
        print!("d{} ", self.0);
    }
}
fn consume(v: Vec<D>) -> Option<D> {
    for d in v {
        if d.0 == 2 {
            return Some(d);
        }
    }
    None
}
fn early<'a>(v: &'a [i32]) -> Result<&'a i32, String> {
    let x = v.iter().find(|x| **x > 2).ok_or_else(|| "none".to_string())?;
    Ok(x)
}
fn cow(s: &str) -> Cow<'_, str> {
    if s.contains(' ') { Cow::Owned(s.replace(' ', "_")) } else { Cow::Borrowed(s) }
}
fn labeled() -> Vec<(i32, i32)> {
    let mut r = vec![];
    'a: for x in 1.. {
        let d = D(100);
        for y in 1..=x {
            if x * y > 12 {
                break 'a;
            }
            if y == 3 {
                continue 'a;
            }
            r.push((x, y));
        }
        mem::forget(d);
    }
    r
}
struct It {
    d: D,
    n: u8,
}
impl Iterator for It {
    type Item = D;
    fn next(&mut self) -> Option<D> {
        (self.n < 2).then(|| {
            self.n += 1;
            D(self.n + self.d.0)
        })
    }
}
fn pick(b: bool) -> D {
    let a = D(1);
    let c = D(2);
    if b { a } else { c }
}
fn opt_take(o: &mut Option<D>) -> bool {
    match o.take() {
        Some(d) if d.0 > 5 => {
            *o = Some(D(d.0 - 1));
            true
        }
        Some(_) => false,
        None => false,
    }
}
fn nested(r: Result<Option<D>, D>) -> u8 {
    match r {
        Ok(Some(D(n @ 1..=3))) => n,
        Ok(Some(ref d)) => d.0 * 2,
        Ok(None) => 0,
        Err(d) => d.0 + 100,
    }
}
struct Pair {
    a: D,
    b: Box<D>,
}
fn mv(p: Pair) -> Box<D> {
    let Pair { b, .. } = p;
    b
}
fn part(p: Pair) -> u8 {
    drop(p.a);
    let x = p.b.0;
    x
}
fn arr() {
    let [a, b, c] = [D(1), D(2), D(3)];
    drop(b);
    let _x = (c, a);
}
fn shadow() {
    let x = D(1);
    let x = D(x.0 + 1);
    {
        let x = D(9);
        print!("{} ", x.0);
    }
    print!("{} ", x.0);
}
fn reassign() {
    let mut x = D(1);
    x = D(2);
    let y;
    y = D(3);
    if y.0 == 3 {
        x = y;
    }
    print!("x{} ", x.0);
    let mut v = vec![D(4)];
    v[0] = D(5);
    let mut t = (D(6), D(7));
    t.1 = D(8);
    drop(t.0);
    t.0 = D(9);
}
fn boxes() {
    let b = Box::new((D(1), D(2)));
    let (x, _) = *b;
    print!("x{} ", x.0);
    let c: Box<Box<D>> = Box::new(Box::new(D(3)));
    let d = **c;
    print!("{} ", d.0);
}
fn clos() {
    let a = D(1);
    let b = D(2);
    let f = move |x: D| {
        let _y = &a;
        print!("f{} ", x.0);
    };
    f(b);
    f(D(3));
    let g = || drop(f);
    g();
    let mut v = Vec::new();
    let mut push = |n| v.push(D(n));
    push(4);
    push(5);
    v.reverse();
}
fn cond(n: u8) {
    let x;
    let y = D(1);
    match n {
        0 => {
            x = y;
        }
        1 => {
            x = D(2);
            drop(y);
        }
        _ => {
            let z = y;
            print!("z{} ", z.0);
            return;
        }
    }
    print!("x{} ", x.0);
}
fn loops() {
    let mut acc = None;
    for i in 0..3 {
        acc = Some(D(i));
        if i == 1 {
            continue;
        }
        let _t = D(10 + i);
    }
    let mut n = 0;
    let r = loop {
        let d = D(20 + n);
        n += 1;
        if n == 2 {
            break d;
        }
    };
    print!("r{} ", r.0);
    while let Some(d) = acc.take() {
        if d.0 > 0 {
            acc = Some(D(d.0 - 1));
        }
    }
}
fn args(_: D, D(n): &D, (a, _b): (D, D), [x, ..]: [D; 2]) -> D {
    print!("n{n} x{} ", x.0);
    a
}
fn tmp() {
    let n = D(1).0 + D(2).0;
    match (D(3), D(4)) {
        (ref a, _) if a.0 == 9 => {}
        (a, b) if b.0 == 4 => print!("m{} ", a.0),
        _ => {}
    }
    let s = &mut D(5);
    s.0 += n;
    let v = [D(6), D(7)].len();
    print!("v{v} ");
    D(8);
    let _ = D(9);
    let _k = &D(10).0;
}
fn unit_like() {
    struct Z;
    impl Drop for Z {
        fn drop(&mut self) {
            print!("Z ");
        }
    }
    let _a = [Z, Z];
    let b = (Z,);
    let c = Some(b);
    if let Some((z,)) = c {
        let _q = z;
        print!("q ");
    }
}
fn genr<T: Default>(f: impl Fn(T) -> T) -> (T, T) {
    (f(T::default()), f(T::default()))
}
fn cf() -> ControlFlow<D, u8> {
    let r = (0..5).try_fold(0, |a, x| {
        if x == 3 { ControlFlow::Break(D(x)) } else { ControlFlow::Continue(a + x) }
    })?;
    ControlFlow::Continue(r)
}
fn main() {
    let mut k = 0;
    macro_rules! t {
        ($e:expr) => {{
            print!("{k}: ");
            {
                let _r = $e;
            }
            println!();
            k += 1;
        }};
    }
    t!(consume(vec![D(1), D(2), D(3)]));
    t!(println!("{:?} {:?}", early(&[1, 3]), early(&[])));
    t!(print!("{} {}", cow("a b"), cow("ab")));
    t!(print!("{:?} ", labeled()));
    t!(for d in (It { d: D(50), n: 0 }) {
        print!("it{} ", d.0);
    });
    t!(pick(true));
    t!(pick(false));
    t!({
        let mut o = Some(D(7));
        print!("{} ", opt_take(&mut o));
        o = Some(D(1));
        print!("{} ", opt_take(&mut o));
    });
    t!(print!("{} ", nested(Ok(Some(D(2))))));
    t!(print!("{} ", nested(Ok(Some(D(8))))));
    t!(print!("{} ", nested(Err(D(1)))));
    t!(mv(Pair { a: D(1), b: Box::new(D(2)) }));
    t!(part(Pair { a: D(1), b: Box::new(D(2)) }));
    t!(arr());
    t!(shadow());
    t!(reassign());
    t!(boxes());
    t!(clos());
    t!(cond(0));
    t!(cond(1));
    t!(cond(2));
    t!(loops());
    t!(args(D(1), &D(2), (D(3), D(4)), [D(5), D(6)]));
    t!(tmp());
    t!(unit_like());
    t!(print!("{:?}", genr(|x: i32| x + 1)));
    t!(cf());
    println!("{k}");
}
