// unreachable! and todo! have messages of their own.
fn kind(n: u8) -> &'static str {
    match n {
        0 => "zero",
        1 => "one",
        n => unreachable!("kind of {n}"),
    }
}

fn main() {
    println!("{} {}", kind(0), kind(1));
    println!("{}", kind(2));
}
