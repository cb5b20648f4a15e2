fn main() {
    let mut total = 0;
    for n in 1..=3 {
        let line = format!("{n} times {n}");
        total += line.len();
    }
    println!("{total} letters");
}
