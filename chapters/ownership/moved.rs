fn main() {
    let first = String::from("lantern");
    let second = first;
    println!("{second}");
}
