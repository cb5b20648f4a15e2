static GREETING: &str = "Hello";

fn main() {
    let pair = size_of_val(&GREETING);
    let letters = size_of_val(GREETING);
    println!("{pair} {letters}");
}
