fn main() {
    let mut sum: i32 = 1_000_000_000;
    for n in [20_000, 30_000, 40_000] {
        sum += n * n;
    }
    println!("{sum}");
}
