//! `IntoIterator` three times, `FromIterator`, `Extend`, `Sum` and `Index` of one's own.
use std::iter::Sum;
use std::ops::{Index, IndexMut};

#[derive(Debug, Default, Clone, PartialEq)]
struct Bag(Vec<i32>);

impl FromIterator<i32> for Bag {
    fn from_iter<I: IntoIterator<Item = i32>>(iter: I) -> Self {
        let mut v: Vec<i32> = iter.into_iter().collect();
        v.sort();
        Bag(v)
    }
}
impl Extend<i32> for Bag {
    fn extend<I: IntoIterator<Item = i32>>(&mut self, iter: I) {
        iter.into_iter().for_each(|x| self.0.push(x));
        self.0.sort();
    }
}
impl IntoIterator for Bag {
    type Item = i32;
    type IntoIter = std::vec::IntoIter<i32>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
impl<'a> IntoIterator for &'a Bag {
    type Item = &'a i32;
    type IntoIter = std::slice::Iter<'a, i32>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
impl<'a> IntoIterator for &'a mut Bag {
    type Item = &'a mut i32;
    type IntoIter = std::slice::IterMut<'a, i32>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}
impl Index<usize> for Bag {
    type Output = i32;
    fn index(&self, i: usize) -> &i32 {
        &self.0[i]
    }
}
impl IndexMut<usize> for Bag {
    fn index_mut(&mut self, i: usize) -> &mut i32 {
        &mut self.0[i]
    }
}
impl Sum<Bag> for Bag {
    fn sum<I: Iterator<Item = Bag>>(iter: I) -> Bag {
        iter.flatten().collect()
    }
}

fn main() {
    let mut bag: Bag = [3, 1, 2].into_iter().collect();
    bag.extend([0, 5]);
    for x in &mut bag {
        *x *= 2;
    }
    bag[0] = -1;
    for x in &bag {
        print!("{x} ");
    }
    println!("{}", bag[4]);
    let total: Bag = [bag.clone(), Bag(vec![4])].into_iter().sum();
    println!("{total:?}");
    let (small, large): (Bag, Bag) = bag.into_iter().partition(|x| *x < 3);
    println!("{small:?} {large:?}");
}
