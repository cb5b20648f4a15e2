fn main() {
    let name = String::from("Zoë");
    let bytes = name.len();
    let letters = name.chars().count();
    println!("{letters} letters, {bytes} bytes");
}
