fn main() {
    let boxed = Box::new(String::from("pearl"));
    let text = *boxed;
    println!("{text}");
}
