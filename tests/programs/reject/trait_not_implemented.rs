// A bound that is not met.
use std::fmt::Display;

struct Plain;

fn show<T: Display>(t: T) -> String {
    t.to_string()
}

fn main() {
    println!("{}", show(Plain)); //~ E0277
}
