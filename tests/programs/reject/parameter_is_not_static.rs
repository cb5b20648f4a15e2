use std::fmt::Display;

fn boxed<T: Display>(value: T) -> Box<dyn Display> {
    Box::new(value) //~ E0310
}

fn lent<'a, T: Display>(value: T) -> Box<dyn Display + 'a> {
    Box::new(value) //~ E0309
}

fn forever<T: 'static>(value: T) -> T {
    value
}

fn pass<T>(value: T) -> T {
    forever(value) //~ E0310
}

fn main() {
    println!("{} {} {}", boxed(1), lent(2), pass(3));
}
