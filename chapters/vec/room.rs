fn main() {
    let mut queue = Vec::with_capacity(6);
    queue.extend([3, 5, 8, 13]);
    queue.truncate(2);
    queue.clear();
    queue.push(21);
    queue.shrink_to_fit();
    println!("{queue:?}");
}
