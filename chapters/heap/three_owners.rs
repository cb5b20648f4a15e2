fn main() {
    let number = Box::new(42_u64);
    let list = vec![10, 20, 30];
    let text = String::from("heap");
    println!("{number} {list:?} {text}");
}
