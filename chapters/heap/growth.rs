fn main() {
    let mut queue = Vec::new();
    for n in 1..=5 {
        queue.push(n * 100);
    }
    println!("{} of {}", queue.len(), queue.capacity());
}
