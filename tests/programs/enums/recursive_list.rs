// A list of boxes, walked by recursion and by loop.
enum List {
    Cons(i32, Box<List>),
    Nil,
}

use List::{Cons, Nil};

impl List {
    fn sum(&self) -> i32 {
        match self {
            Cons(head, tail) => head + tail.sum(),
            Nil => 0,
        }
    }
}

fn main() {
    let list = Cons(1, Box::new(Cons(2, Box::new(Cons(3, Box::new(Nil))))));
    println!("{}", list.sum());
    let mut at = &list;
    while let Cons(value, next) = at {
        println!("{value}");
        at = next;
    }
}
