// Associated types, constants and functions, with defaults, of generic impls.
trait Container {
    type Item;
    type Iter<'a>: Iterator<Item = &'a Self::Item>
    where
        Self: 'a;
    const CAPACITY: usize;
    const DOUBLE: usize = Self::CAPACITY * 2;
    fn items(&self) -> Self::Iter<'_>;
    fn first(&self) -> Option<&Self::Item> {
        self.items().next()
    }
}
struct Stack<T, const N: usize> {
    data: [T; N],
    len: usize,
}
impl<T, const N: usize> Container for Stack<T, N> {
    type Item = T;
    type Iter<'a>
        = std::slice::Iter<'a, T>
    where
        T: 'a;
    const CAPACITY: usize = N;
    fn items(&self) -> Self::Iter<'_> {
        self.data[..self.len].iter()
    }
}
fn describe<C: Container>(it: &C) -> String
where
    C::Item: std::fmt::Debug,
{
    let all: Vec<_> = it.items().map(|x| format!("{x:?}")).collect();
    format!("{} of {}/{}: {:?}", all.join(","), C::CAPACITY, C::DOUBLE, it.first())
}
struct Meters;
impl Meters {
    const PER_KM: f64 = 1000.0;
    const NAMES: [&'static str; 2] = ["m", "km"];
}
trait Zero {
    const ZERO: Self;
    fn is_zero(&self) -> bool;
}
impl Zero for i32 {
    const ZERO: i32 = 0;
    fn is_zero(&self) -> bool {
        *self == Self::ZERO
    }
}
impl<T: Zero + Copy> Zero for (T, T) {
    const ZERO: (T, T) = (T::ZERO, T::ZERO);
    fn is_zero(&self) -> bool {
        self.0.is_zero() && self.1.is_zero()
    }
}
fn main() {
    println!("{}", describe(&Stack { data: [1, 2, 3, 4], len: 2 }));
    println!("{}", describe(&Stack::<&str, 1> { data: ["a"], len: 0 }));
    println!("{} {:?} {}", Meters::PER_KM, Meters::NAMES, <(i32, i32)>::ZERO.is_zero());
    println!("{:?} {}", <((i32, i32), (i32, i32)) as Zero>::ZERO, (1, 0).is_zero());
}
