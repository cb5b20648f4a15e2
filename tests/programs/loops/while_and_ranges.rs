// while, while let, and ranges of all sorts.
fn main() {
    let mut n = 27u64;
    let mut steps = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        steps += 1;
    }
    println!("{steps}");
    let mut stack = vec![1, 2, 3];
    while let Some(top) = stack.pop() {
        println!("{top}");
    }
    for i in (0..10).step_by(4) {
        print!("{i} ");
    }
    for i in (0..=3).rev() {
        print!("{i} ");
    }
    for c in 'a'..='d' {
        print!("{c}");
    }
    println!();
    println!("{} {}", (1..=100).sum::<i32>(), (5..5).count());
}
