fn main() {
    let s = String::from(5); //~ E0277
    let n: u8 = "5"; //~ E0308
    let t: &str = String::new(); //~ E0308
}
