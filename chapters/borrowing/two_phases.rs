fn main() {
    let mut list = vec![5, 6];
    list.push(list.len());
    println!("{list:?}");
}
