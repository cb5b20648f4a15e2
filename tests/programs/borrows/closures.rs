fn apply<F: FnMut(i32)>(mut f: F) {
    f(1);
    f(2);
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn counter() -> impl FnMut() -> u32 {
    let mut n = 0;
    move || {
        n += 1;
        n
    }
}

fn make<'a>(text: &'a str) -> Box<dyn Fn(&str) -> bool + 'a> {
    Box::new(move |s| s.contains(text))
}

fn main() {
    let mut sum = 0;
    apply(|x| sum += x);
    println!("{sum}");
    let mut log = Vec::new();
    let mut add = |s: &str| log.push(s.len());
    add("a");
    add("bc");
    println!("{log:?}");
    println!("{}", compose(|x: i32| x + 1, |y| y * 2)(3));
    let mut c = counter();
    println!("{} {}", c(), c());
    let text = String::from("b");
    println!("{}", make(&text)("abc"));
    let mut v = vec![3, 1, 2];
    let first = |v: &[i32]| v[0];
    v.sort_by(|a, b| b.cmp(a));
    println!("{} {:?}", first(&v), v.iter().max_by_key(|x| **x));
    let words = ["x", "yy"];
    let longest = words.iter().fold("", |a, b| if b.len() > a.len() { b } else { a });
    println!("{longest}");
}
