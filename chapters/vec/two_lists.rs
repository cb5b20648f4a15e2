fn main() {
    let mut heights = Vec::new();
    let mut marks = Vec::new();
    for n in 1..=5 {
        heights.push(n * 100);
        marks.push(b'x');
    }
    println!("{} {}", heights.len(), marks.len());
}
