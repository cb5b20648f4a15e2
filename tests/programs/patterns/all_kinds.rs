// Every kind of pattern, with guards, constants, bindings and assignments.
#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Circle { r: f64 },
    Rect(i32, i32),
    Unit,
    Nested(Box<Shape>),
    Opt(Option<i32>),
}
use Shape::*;
const K: i32 = 7;
const S: &str = "key";
const LO: u8 = b'a';
fn f(s: &Shape) -> String {
    match s {
        Circle { r } if *r > 2.0 => format!("big {r}"),
        Circle { r: 1.0 } => "one".into(),
        Circle { .. } => "circle".to_string(),
        Rect(0, h) | Rect(h, 0) => format!("line {h}"),
        Rect(w @ 1..=9, h) if w == h => format!("small square {w}"),
        Rect(w, h) => format!("{}", w * h),
        Unit => "unit".into(),
        Nested(b) => match &**b {
            Unit => "nested unit".into(),
            other => f(other),
        },
        Opt(Some(K)) => "seven".into(),
        Opt(Some(n @ (1 | 3 | 5))) => format!("odd {n}"),
        Opt(Some(i32::MIN..=-1)) => "neg".into(),
        Opt(Some(100..)) => "huge".into(),
        Opt(None) => "none".into(),
        Opt(_) => "opt".into(),
    }
}
fn sl(v: &[i32]) -> String {
    match v {
        [] => "empty".into(),
        [x] => format!("one {x}"),
        [1, rest @ ..] => format!("1 then {rest:?}"),
        [a, .., z] if a == z => format!("same {a}"),
        [a, b] => format!("two {a} {b}"),
        [first, mid @ .., last] => format!("{first} {mid:?} {last}"),
    }
}
fn st(s: &str) -> i32 {
    match s {
        "a" => 1,
        "bc" => 2,
        S => 3,
        "" => 4,
        _ => 5,
    }
}
fn ch(c: char) -> &'static str {
    match c {
        'a'..='z' => "lower",
        'A'..='Z' => "upper",
        '0'..='9' | '_' => "digit",
        _ => "other",
    }
}
fn by(b: u8) -> u32 {
    match b {
        LO => 1,
        b'b'..b'e' => 2,
        0xff => 3,
        200..=254 => 4,
        _ => 5,
    }
}
fn bs(b: &[u8]) -> i32 {
    match b {
        b"get" => 1,
        b"put" => 2,
        _ => 3,
    }
}
fn tup(t: (bool, Option<u8>)) -> u8 {
    match t {
        (true, Some(n)) => n,
        (false, Some(0)) => 9,
        (_, None) => 8,
        (false, Some(x)) => x + 1,
    }
}
fn letelse(s: Option<&str>) -> usize {
    let Some(x) = s else { return 99 };
    x.len()
}
fn chain(a: Option<i32>, b: Result<i32, String>) -> i32 {
    if let Some(x) = a
        && x > 1
        && let Ok(y) = b
    {
        x + y
    } else {
        -1
    }
}
fn main() {
    for s in [
        Circle { r: 3.0 },
        Circle { r: 1.0 },
        Circle { r: 0.5 },
        Rect(0, 4),
        Rect(5, 0),
        Rect(3, 3),
        Rect(2, 6),
        Unit,
        Nested(Box::new(Unit)),
        Nested(Box::new(Rect(1, 1))),
        Opt(Some(7)),
        Opt(Some(3)),
        Opt(Some(-5)),
        Opt(Some(1000)),
        Opt(None),
        Opt(Some(8)),
    ] {
        println!("{}", f(&s));
    }
    for v in [&[][..], &[4], &[1, 2, 3], &[5, 6, 5], &[8, 9], &[2, 3, 4, 5]] {
        println!("{}", sl(v));
    }
    for s in ["a", "bc", "key", "", "zzz"] {
        print!("{} ", st(s));
    }
    for c in ['q', 'Q', '5', '_', '!'] {
        print!("{} ", ch(c));
    }
    for b in [b'a', b'c', b'e', 255, 210, 0] {
        print!("{} ", by(b));
    }
    println!("{} {} {}", bs(b"get"), bs(b"put"), bs(b"x"));
    println!(
        "{} {} {} {}",
        tup((true, Some(4))),
        tup((false, Some(0))),
        tup((true, None)),
        tup((false, Some(1)))
    );
    println!("{} {}", letelse(Some("abc")), letelse(None));
    println!(
        "{} {} {}",
        chain(Some(2), Ok(5)),
        chain(Some(1), Ok(5)),
        chain(Some(4), Err("e".into()))
    );
    let (mut a, b);
    (a, b) = (1, 2);
    (a, _) = (a + b, 0);
    let mut arr = [1, 2, 3];
    [arr[0], _, arr[2]] = [7, 8, 9];
    println!("{a} {b} {arr:?}");
    struct P {
        x: i32,
        y: (i32, i32),
    }
    let mut p = P { x: 1, y: (2, 3) };
    P { x: p.y.0, y: (p.x, _) } = P { x: 10, y: (20, 30) };
    println!("{} {:?}", p.x, p.y);
    let P { x, y: (ref u, ref mut w) } = p;
    *w += *u;
    println!("{x} {:?}", p.y);
    let mut o = Some(String::from("hey"));
    if let Some(s) = &mut o {
        s.push('!');
    }
    while let Some(s) = o.take() {
        println!("{s}");
    }
    let ref z = 5;
    let &q = z;
    println!("{}", q + *z);
    let v = vec![Some(1), None, Some(3)];
    let s: i32 = v.iter().flatten().sum();
    println!("{s}");
    let n @ (l, r) = (1, 2);
    println!("{n:?} {l} {r}");
    let x = 5u8;
    let msg = match x {
        n if n < 3 => "lt3",
        n if n % 2 == 1 => "odd",
        _ => "even",
    };
    println!("{msg}");
    println!("{}", matches!(Rect(1, 2), Rect(a, _) if a == 1));
}
