// Closures returned from functions, boxed and by impl Trait.
fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}

fn counter() -> impl FnMut() -> u32 {
    let mut count = 0;
    move || {
        count += 1;
        count
    }
}

fn pick(double: bool) -> Box<dyn Fn(i32) -> i32> {
    if double { Box::new(|x| x * 2) } else { Box::new(adder(100)) }
}

fn main() {
    let mut next = counter();
    println!("{} {} {}", next(), next(), adder(5)(6));
    println!("{} {}", pick(true)(4), pick(false)(4));
    let all: Vec<Box<dyn Fn(i32) -> i32>> = vec![pick(true), Box::new(|x| -x)];
    println!("{}", all.iter().fold(3, |v, f| f(v)));
}
