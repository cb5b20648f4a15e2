fn main() {
    let s = "abc;
    println!("{s}"); //~ E0765
}
