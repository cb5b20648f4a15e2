fn main() {
    let list = vec![10, 20, 30];
    let first = &list[0];
    drop(list); //~ E0505
    println!("{first}");
}
