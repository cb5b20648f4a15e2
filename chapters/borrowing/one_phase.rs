fn main() {
    let mut list = vec![5, 6];
    Vec::push(&mut list, list.len()); //~ E0502
    println!("{list:?}");
}
