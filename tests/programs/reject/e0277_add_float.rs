fn main() {
    let n: i32 = 1;
    let x = n + 1.5; //~ E0277
    println!("{x}");
}
