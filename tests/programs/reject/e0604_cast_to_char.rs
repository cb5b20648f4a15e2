fn main() {
    let c = 66u32 as char; //~ E0604
    println!("{c}");
}
