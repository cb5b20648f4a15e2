fn main() {
    let c = 'a; //~ syntax
    println!("{c}");
}
