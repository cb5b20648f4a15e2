// Arithmetic overflow in debug mode.
fn square(n: i32) -> i32 {
    n * n
}

fn main() {
    println!("{}", square(46340));
    println!("{}", square(46341));
}
