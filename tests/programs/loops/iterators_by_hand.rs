// Hand-written iterators and adaptors, double-ended, with state, in `for` loops.
struct Fib {
    a: u64,
    b: u64,
}
impl Iterator for Fib {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        let r = self.a;
        (self.a, self.b) = (self.b, self.a + self.b);
        Some(r)
    }
}
struct Span {
    lo: i32,
    hi: i32,
}
impl Iterator for Span {
    type Item = i32;
    fn next(&mut self) -> Option<i32> {
        (self.lo < self.hi).then(|| {
            self.lo += 1;
            self.lo - 1
        })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.hi - self.lo) as usize;
        (n, Some(n))
    }
}
impl DoubleEndedIterator for Span {
    fn next_back(&mut self) -> Option<i32> {
        if self.lo < self.hi {
            self.hi -= 1;
            Some(self.hi)
        } else {
            None
        }
    }
}
impl ExactSizeIterator for Span {}
struct Pairs<I: Iterator> {
    inner: I,
}
impl<I: Iterator> Iterator for Pairs<I> {
    type Item = (I::Item, I::Item);
    fn next(&mut self) -> Option<Self::Item> {
        Some((self.inner.next()?, self.inner.next()?))
    }
}
trait Ext: Iterator + Sized {
    fn pairs(self) -> Pairs<Self> {
        Pairs { inner: self }
    }
    fn every(self, n: usize) -> impl Iterator<Item = Self::Item> {
        self.enumerate().filter(move |(i, _)| i % n == 0).map(|(_, x)| x)
    }
}
impl<I: Iterator> Ext for I {}
struct Noisy(Vec<&'static str>);
impl IntoIterator for Noisy {
    type Item = &'static str;
    type IntoIter = std::vec::IntoIter<&'static str>;
    fn into_iter(self) -> Self::IntoIter {
        println!("into_iter");
        self.0.into_iter()
    }
}
fn main() {
    println!("{:?}", Fib { a: 0, b: 1 }.skip(5).step_by(3).take(4).collect::<Vec<_>>());
    let mut s = Span { lo: 0, hi: 6 };
    println!("{:?} {:?} {} {:?}", s.next(), s.next_back(), s.len(), s.rev().collect::<Vec<_>>());
    println!("{:?}", Span { lo: 1, hi: 8 }.pairs().collect::<Vec<_>>());
    println!("{:?}", Span { lo: 0, hi: 10 }.every(4).collect::<Vec<_>>());
    for w in Noisy(vec!["x", "y"]) {
        print!("{w} ");
    }
    println!();
    let (even, odd): (Vec<i32>, Vec<i32>) = Span { lo: 0, hi: 7 }.partition(|n| n % 2 == 0);
    println!("{even:?} {odd:?}");
    let mut it = Fib { a: 1, b: 2 }.peekable();
    let mut small = vec![];
    while let Some(n) = it.next_if(|n| *n < 20) {
        small.push(n);
    }
    println!("{small:?} {:?}", it.peek());
    let by_ref = &mut Span { lo: 0, hi: 5 };
    let first: Vec<_> = by_ref.by_ref().take(2).collect();
    println!("{first:?} {:?}", by_ref.collect::<Vec<_>>());
    let text = "one two three";
    let longest = text.split(' ').max_by_key(|w| w.len());
    println!("{longest:?} {:?}", text.split(' ').map(str::len).reduce(|a, b| a * b));
    let zipped: Vec<(usize, char)> = (1..).zip("abc".chars()).collect();
    println!("{zipped:?} {:?}", zipped.iter().rev().map(|(n, _)| n).collect::<Vec<_>>());
    let flat: String = ["ab", "cd"].iter().flat_map(|s| s.chars().rev()).collect();
    println!("{flat} {:?}", (1..4).scan(1, |acc, x| { *acc *= x; Some(*acc) }).last());
    println!("{:?} {:?}", [3, 1, 2].iter().min(), [1.5, 0.5].iter().cloned().fold(f64::MAX, f64::min));
    println!("{:?}", Span { lo: 0, hi: 3 }.try_fold(0i8, |a, x| a.checked_add(x as i8 * 60)));
}
