// `move`, reborrows, closures in structs, closures that return closures, copies of closures.
#[derive(Debug, Clone)]
struct Big([u32; 8], String);
struct Counter<F: FnMut() -> u32> {
    next: F,
}
impl<F: FnMut() -> u32> Iterator for Counter<F> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        Some((self.next)()).filter(|n| *n < 5)
    }
}
fn counter() -> impl FnMut() -> u32 + Clone {
    let mut n = 0;
    move || {
        n += 1;
        n
    }
}
fn call_twice<F: FnMut()>(mut f: F) {
    f();
    f();
}
fn main() {
    let mut a = counter();
    println!("{} {}", a(), a());
    let mut b = a.clone();
    println!("{} {} {}", a(), b(), b());
    println!("{:?}", Counter { next: counter() }.collect::<Vec<_>>());
    let mut x = 1;
    let mut by_move = move || {
        x += 10;
        x
    };
    println!("{} {} {x}", by_move(), by_move());
    x += 1;
    let copy = |y| x + y;
    let again = copy;
    println!("{} {}", copy(1), again(2));
    let mut s = String::new();
    let r = &mut s;
    let mut push = |c| r.push(c);
    push('a');
    push('b');
    println!("{r} {}", r.len());
    let big = Big([1; 8], "big".into());
    let read = || big.0[0] + big.1.len() as u32;
    println!("{} {:?}", read(), big.1);
    let take = move || big;
    let Big(n, t) = take();
    println!("{} {t}", n.len());
    let mut v = vec![1, 2, 3];
    call_twice(|| v.push(v.len() as i32));
    let last = v.last().copied();
    println!("{v:?} {last:?}");
    let mut fs: Vec<Box<dyn FnMut() -> usize>> = Vec::new();
    for word in ["a", "bb"] {
        let mut seen = word.to_string();
        fs.push(Box::new(move || {
            seen += word;
            seen.len()
        }));
    }
    println!("{:?}", fs.iter_mut().map(|f| f() + f()).collect::<Vec<_>>());
    let (mut p, mut q) = ((1, 2), [3, 4]);
    let mut swap = || std::mem::swap(&mut p.0, &mut q[1]);
    swap();
    println!("{p:?} {q:?}");
    let nested = |a: i32| move |b: i32| move |c: i32| (a, b, c);
    println!("{:?}", nested(1)(2)(3));
    let opt = Some(String::from("inner"));
    let len = opt.as_ref().map(|s| s.len());
    let owned = opt.map_or_else(|| "none".to_string(), |s| s + "!");
    println!("{len:?} {owned}");
}
