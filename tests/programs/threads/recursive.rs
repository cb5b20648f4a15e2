use std::thread;

fn sum(numbers: &[u32]) -> u32 {
    if numbers.len() <= 2 {
        return numbers.iter().sum();
    }
    let (left, right) = numbers.split_at(numbers.len() / 2);
    thread::scope(|s| {
        let handle = s.spawn(|| sum(left));
        sum(right) + handle.join().unwrap()
    })
}

fn main() {
    let numbers: Vec<u32> = (1..=16).collect();
    println!("{}", sum(&numbers));
}
