fn main() {
    let number = 7;
    let look = &number;
    let name = String::from("Ada");
    let word = &name[1..];
    println!("{look} {word}");
}
