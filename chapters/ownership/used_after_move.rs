fn main() {
    let first = String::from("lantern");
    let second = first;
    println!("{first} {second}"); //~ E0382
}
