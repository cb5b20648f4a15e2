fn main() {
    let cup = String::from("tea");
    let mug = cup;
    println!("{cup} {mug}"); //~ E0382
}
