#[repr(align(32))]
struct Line {
    byte: u8,
}

fn main() {
    let first = Line { byte: 1 };
    let second = Line { byte: 2 };
    println!("{}", first.byte + second.byte);
}
