// Closures of every kind, what they capture and when it is dropped.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn apply<F: Fn(i32) -> i32>(f: F, n: i32) -> i32 {
    f(n)
}
fn apply_mut(mut f: impl FnMut(i32)) {
    f(1);
    f(2);
}
fn apply_once<R>(f: impl FnOnce() -> R) -> R {
    f()
}
fn make(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}
fn boxed(n: i32) -> Box<dyn Fn(i32) -> i32> {
    Box::new(move |x| x * n)
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}
struct P {
    a: String,
    b: Vec<i32>,
    t: (i32, D),
}
fn main() {
    let k = 10;
    println!("{}", apply(|x| x + k, 5));
    let mut sum = 0;
    apply_mut(|x| sum += x);
    println!("{sum}");
    let d = D("moved");
    let g = move || {
        println!("in {}", d.0);
    };
    g();
    g();
    println!("before");
    drop(g);
    println!("after");
    let d2 = D("once");
    let h = || {
        let x = d2;
        x.0.len()
    };
    println!("{}", apply_once(h));
    println!(
        "{} {} {}",
        make(3)(4),
        boxed(3)(4),
        compose(|x: i32| x + 1, |y: i32| format!("<{y}>"))(8)
    );
    let mut p = P { a: "a".into(), b: vec![1], t: (1, D("pt")) };
    {
        let mut c = || {
            p.b.push(2);
            p.t.0 += 1;
        };
        c();
        c();
        println!("{}", p.a);
    }
    let c2 = || p.a;
    println!("{}", c2());
    println!("{:?} {}", p.b, p.t.0);
    let fs: [fn(i32) -> i32; 2] = [|x| x + 1, double];
    for f in fs {
        print!("{} ", f(10));
    }
    let mut v: Vec<Box<dyn FnMut() -> i32>> = Vec::new();
    for i in 0..3 {
        let mut c = i;
        v.push(Box::new(move || {
            c += 1;
            c
        }));
    }
    for f in &mut v {
        print!("{} {} ", f(), f());
    }
    println!();
    let mut counter = 0;
    let mut inc = || {
        counter += 1;
        counter
    };
    inc();
    inc();
    println!("{counter}");
    let s = String::from("cap");
    let r = &s;
    let show = || println!("{r} {}", s.len());
    show();
    show();
    let nested = |x: i32| {
        let y = x + k;
        move |z: i32| x + y + z + k
    };
    println!("{}", nested(1)(2));
    let t = (1, (2, String::from("deep")));
    let deep = || t.1.1.len();
    println!("{}", deep());
    let mut m = vec![3, 1, 2];
    m.sort_by(|a, b| b.cmp(a));
    println!("{m:?}");
    let words: Vec<String> = vec!["x", "yy"].into_iter().map(|w| w.to_uppercase()).collect();
    println!("{words:?}");
    let f: &dyn Fn(&str) -> usize = &|s| s.len();
    println!("{}", f("four"));
    let opt = Some(3).map(|x| x * 2).filter(|x| *x > 5).unwrap_or_else(|| 0);
    println!("{opt}");
    let (a, b) = (1, 2);
    let swap = |(x, y): (i32, i32), [p, q]: [i32; 2]| (y, x, p + q);
    println!("{:?}", swap((a, b), [3, 4]));
    let once: Box<dyn FnOnce() -> String> = Box::new(|| "boxed once".to_string());
    println!("{}", once());
    println!("end");
}
fn double(x: i32) -> i32 {
    x * 2
}
