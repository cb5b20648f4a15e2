// A hand-written iterator gets all adaptors.
struct Fib {
    a: u64,
    b: u64,
}

impl Iterator for Fib {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let value = self.a;
        self.a = self.b;
        self.b += value;
        Some(value)
    }
}

fn main() {
    let fib = Fib { a: 0, b: 1 };
    let small: Vec<u64> = fib.take_while(|n| *n < 50).collect();
    println!("{small:?}");
    let sum: u64 = Fib { a: 0, b: 1 }.filter(|n| n % 2 == 0).take(5).sum();
    println!("{sum}");
    let mut peek = Fib { a: 2, b: 3 }.peekable();
    println!("{:?}", peek.peek());
    println!("{:?} {:?}", peek.next(), peek.next());
}
