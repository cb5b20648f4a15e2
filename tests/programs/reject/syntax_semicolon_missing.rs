fn main() {
    let a = 1 //~ syntax
    let b: String = 2; //~ E0308
    println!("{a} {b}");
}
