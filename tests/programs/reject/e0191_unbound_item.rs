trait Bag { type Item; fn take(&self) -> Self::Item; }
fn open(bag: &dyn Bag) {} //~ E0191
fn main() {}
