fn main() {
    let n = 3;
    let b = n as bool; //~ E0054
    println!("{b}");
}
