fn adder(n: i32) -> impl Fn(i32) -> i32 {
    |x| x + n //~ E0373
}

fn boxed(n: i32) -> Box<dyn Fn(i32) -> i32> {
    Box::new(|x| x + n) //~ E0373
}

fn main() {
    adder(1)(2);
    boxed(1)(2);
}
