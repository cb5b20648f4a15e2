const fn power(base: u32, times: u32) -> u32 {
    let mut result = 1;
    let mut n = 0;
    while n < times {
        result *= base;
        n += 1;
    }
    result
}

static KIB: u32 = power(2, 10);

fn main() {
    let here = KIB + 1;
    println!("{here}");
}
