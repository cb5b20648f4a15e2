use std::iter;

struct Fib(u64, u64);
impl Iterator for Fib {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        (self.0, self.1) = (self.1, self.0 + self.1);
        Some(self.0)
    }
}

fn main() {
    println!("{:?}", Fib(0, 1).take_while(|x| *x < 100).collect::<Vec<_>>());
    println!("{:?}", iter::successors(Some(1u32), |x| x.checked_mul(10)).collect::<Vec<_>>());
    let mut n = 0;
    println!("{:?}", iter::from_fn(|| { n += 1; (n < 4).then_some(n) }).collect::<Vec<_>>());
    println!("{:?}", iter::once(5).chain(iter::empty()).chain(iter::once_with(|| 6)).collect::<Vec<_>>());
    println!("{:?}", iter::repeat("x").take(3).collect::<String>());
    let mut state = 1;
    println!("{:?}", iter::repeat_with(|| { state *= 2; state }).take(4).collect::<Vec<_>>());
    println!("{:?}", iter::zip([1, 2], ["a", "b"]).collect::<Vec<_>>());
    println!("{:?}", std::array::from_fn::<_, 4, _>(|i| i * i));
    println!("{:?} {:?}", ('a'..='e').collect::<String>(), (1..=0).next());
    println!("{:?} {:?}", (0..10).rev().step_by(4).collect::<Vec<_>>(), (0u8..=255).len());
    println!("{:?} {:?}", (1..).nth(5), (i32::MAX - 1..=i32::MAX).collect::<Vec<_>>());
    println!("{:?}", iter::repeat_n(String::from("ab"), 2).collect::<Vec<_>>());
    fn evens() -> impl DoubleEndedIterator<Item = u32> + Clone {
        (0..10).filter(|x| x % 2 == 0)
    }
    println!("{:?} {:?}", evens().rev().collect::<Vec<_>>(), evens().clone().sum::<u32>());
    let boxed: Box<dyn Iterator<Item = i32>> = if n > 1 { Box::new(0..3) } else { Box::new(iter::empty()) };
    println!("{}", boxed.map(|x| x.to_string()).collect::<Vec<_>>().join("-"));
}
