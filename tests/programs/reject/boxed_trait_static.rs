use std::fmt::Debug;

fn boxed(x: &i32) -> Box<dyn Debug> {
    Box::new(x) //~ syntax
}

fn main() {
    println!("{:?}", boxed(&1));
}
