fn main() {
    let mut list = Vec::new();
    list.push(7);
    list.push("seven"); //~ E0308
    println!("{}", list.len());
}
