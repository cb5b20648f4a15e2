fn main() {
    let mut sum = 0u64;
    let mut i = 0u64;
    while i < 100_000 {
        sum = sum.wrapping_mul(31).wrapping_add(i);
        i += 1;
    }
    println!("{sum}");
}
