fn main() {
    let level = 5;
    let look = &raw const level;
    println!("{}", *look); //~ E0133
}
