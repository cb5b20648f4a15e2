fn main() {
    let mut queue = Vec::with_capacity(5);
    for n in 1..=5 {
        queue.push(n * 100);
    }
    println!("{} of {}", queue.len(), queue.capacity());
}
