fn main() {
    let name = String::from("Zoë");
    let two = &name[..2];
    println!("{two}");
    let three = &name[..3];
    println!("{three}");
}
