// panic!, with a formatted message.
fn check(n: i32) {
    if n > 2 {
        panic!("too many: {n}");
    }
    println!("{n}");
}

fn main() {
    for n in 1..5 {
        check(n);
    }
}
