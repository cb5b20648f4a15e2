fn main() {
    let mut list = vec![1, 2, 3];
    for number in &list {
        if *number == 2 {
            list.push(4); //~ E0502
        }
    }
}
