fn main() {
    let list = vec![1, 2, 3];
    let place = list.len();
    println!("{}", list[place]);
}
