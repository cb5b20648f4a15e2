// Slicing inside a character.
fn main() {
    let s = "né";
    println!("{}", &s[..1]);
    println!("{}", &s[..2]);
}
