fn main() {
    let list = vec![10, 20, 30];
    let asked = list.get(3);
    println!("{asked:?}");
    let index = list.len();
    println!("{}", list[index]);
}
