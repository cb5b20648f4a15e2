// Bounds, associated types and several instances of one function.
use std::fmt::Display;
use std::ops::Add;

fn sum_all<T>(items: &[T], zero: T) -> T
where
    T: Add<Output = T> + Copy,
{
    let mut total = zero;
    for item in items {
        total = total + *item;
    }
    total
}

fn join<I>(items: I) -> String
where
    I: IntoIterator,
    I::Item: Display,
{
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out += &item.to_string();
    }
    out
}

fn main() {
    println!("{} {}", sum_all(&[1, 2, 3], 0), sum_all(&[0.5, 0.25], 1.0));
    println!("{} | {}", join(vec!['x', 'y']), join([1.5, 2.0]));
}
