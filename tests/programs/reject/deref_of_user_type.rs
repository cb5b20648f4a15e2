use std::ops::{Deref, DerefMut};

struct Wrap(Vec<i32>);

impl Deref for Wrap {
    type Target = Vec<i32>;

    fn deref(&self) -> &Vec<i32> {
        &self.0
    }
}

impl DerefMut for Wrap {
    fn deref_mut(&mut self) -> &mut Vec<i32> {
        &mut self.0
    }
}

fn main() {
    let mut w = Wrap(vec![1]);
    let first = &w[0];
    w.push(2); //~ E0502
    println!("{first}");
}
