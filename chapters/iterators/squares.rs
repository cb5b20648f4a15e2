fn main() {
    let sum = (1..=8)
        .map(|n| n * n * 200)
        .fold(0_i16, |sum, n| sum + n);
    println!("{sum}");
}
