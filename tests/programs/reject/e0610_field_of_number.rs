fn main() {
    let n = 5u32;
    println!("{}", n.len); //~ E0610
}
