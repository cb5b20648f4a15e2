fn main() {
    println!("before");
    fill();
    println!("never printed");
}

fn fill() {
    let bytes = [1_u8; 10_000_000];
    println!("{}", bytes[9_999_999]);
}
