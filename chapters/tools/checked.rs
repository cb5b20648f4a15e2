fn main() {
    let list = vec![1, 2, 3];
    match list.get(5) {
        Some(found) => println!("{found}"),
        None => println!("no such element"),
    }
}
