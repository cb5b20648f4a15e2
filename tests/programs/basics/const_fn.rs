// A const function runs before `main` when a const needs it.
const fn triangle(n: u32) -> u32 {
    let mut sum = 0;
    let mut i = 1;
    while i <= n {
        sum += i;
        i += 1;
    }
    sum
}

const TEN: u32 = triangle(10);
static SIZES: [u32; 3] = [triangle(1), triangle(2), TEN];

fn main() {
    println!("{TEN} {SIZES:?} {}", triangle(4));
}
