//! SipHash-1-3 with keys of zero: the same number in every run.
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher};

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[derive(Hash)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Hash)]
enum Shape {
    Empty,
    Circle(Point, u8),
}

struct Zero;
impl BuildHasher for Zero {
    type Hasher = DefaultHasher;
    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::new()
    }
}

fn main() {
    println!("{}", DefaultHasher::new().finish());
    println!("{} {} {}", hash(&1u8), hash(&1u64), hash(&-1i128));
    println!("{} {} {}", hash("hello"), hash(&String::from("hello")), hash(&'x'));
    println!("{} {}", hash(&[1, 2, 3]), hash(&vec![1, 2, 3]));
    println!("{} {}", hash(&(1, "two", '3')), hash(&()));
    println!("{} {}", hash(&Some(5)), hash(&None::<i32>));
    println!("{}", hash(&Point { x: 1, y: -2 }));
    println!("{} {}", hash(&Shape::Empty), hash(&Shape::Circle(Point { x: 0, y: 0 }, 3)));
    println!("{} {}", hash(&true), hash(&Box::new(7)));
    println!("{}", hash(&"a longer text that fills several words of eight bytes each"));
    let mut parts = DefaultHasher::new();
    for part in ["a", "bc", "defg", "hijklmno", "p"] {
        parts.write(part.as_bytes());
    }
    println!("{}", parts.finish());
    println!("{}", Zero.hash_one((1, 2)) == hash(&(1, 2)));
}
