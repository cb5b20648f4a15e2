//! Iterators of the reader's own: double-ended, exact, `IntoIterator` three ways, `FromIterator`.

struct Countdown(u32);
impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0 + 1)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.0 as usize, Some(self.0 as usize)) }
}
impl ExactSizeIterator for Countdown {}

#[derive(Debug, Default)]
struct Bag(Vec<String>);
impl<S: Into<String>> FromIterator<S> for Bag {
    fn from_iter<I: IntoIterator<Item = S>>(iter: I) -> Self { Bag(iter.into_iter().map(Into::into).collect()) }
}
impl<'a> Extend<&'a str> for Bag {
    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, iter: I) { self.0.extend(iter.into_iter().map(String::from)) }
}
impl IntoIterator for Bag {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;
    fn into_iter(self) -> Self::IntoIter { self.0.into_iter() }
}
impl<'a> IntoIterator for &'a Bag {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;
    fn into_iter(self) -> Self::IntoIter { self.0.iter() }
}

trait Ext: Iterator + Sized {
    fn every(self, n: usize) -> Every<Self> { Every { iter: self, n } }
}
impl<I: Iterator> Ext for I {}
struct Every<I> { iter: I, n: usize }
impl<I: Iterator> Iterator for Every<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        let item = self.iter.next();
        for _ in 1..self.n {
            self.iter.next();
        }
        item
    }
}

fn main() {
    println!("{:?} {}", Countdown(3).collect::<Vec<_>>(), Countdown(4).len());
    println!("{:?}", Countdown(10).every(3).map(|x| x * x).collect::<Vec<_>>());
    let mut bag: Bag = ["a", "b"].into_iter().collect();
    bag.extend(["c"]);
    for s in &bag {
        print!("{s} ");
    }
    println!("{:?}", bag.into_iter().rev().collect::<Vec<_>>());
    let boxed: Box<dyn Iterator<Item = u32>> = Box::new(Countdown(2).chain(7..9));
    println!("{:?} {:?}", boxed.collect::<Vec<_>>(), std::iter::from_fn({ let mut n = 0; move || { n += 1; (n < 4).then_some(n) } }).sum::<i32>());
}
