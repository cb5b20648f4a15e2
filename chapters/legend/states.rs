fn main() {
    let later: u32;
    let cup = String::from("tea");
    let mug = cup;
    later = 5;
    drop(mug);
    println!("{later}");
}
