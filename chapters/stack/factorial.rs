fn main() {
    let answer = factorial(4);
    println!("{answer}");
}

fn factorial(n: u64) -> u64 {
    if n == 0 {
        return 1;
    }
    let smaller = factorial(n - 1);
    n * smaller
}
