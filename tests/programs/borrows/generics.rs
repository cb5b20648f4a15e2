use std::fmt::Display;

fn largest<T: PartialOrd>(list: &[T]) -> &T {
    let mut largest = &list[0];
    for item in list {
        if item > largest {
            largest = item;
        }
    }
    largest
}

struct Stack<T> {
    items: Vec<T>,
}

impl<T: Clone + Display> Stack<T> {
    fn peek(&self) -> Option<&T> {
        self.items.last()
    }

    fn peek_mut(&mut self) -> Option<&mut T> {
        self.items.last_mut()
    }

    fn duplicate(&mut self) {
        if let Some(top) = self.peek().cloned() {
            self.items.push(top);
        }
    }

    fn iter<'a>(&'a self) -> impl Iterator<Item = &'a T> + 'a {
        self.items.iter()
    }
}

trait Describe {
    type Out<'a>
    where
        Self: 'a;
    fn describe<'a>(&'a self) -> Self::Out<'a>;
}

impl Describe for String {
    type Out<'a> = &'a str;

    fn describe<'a>(&'a self) -> &'a str {
        self
    }
}

fn main() {
    println!("{}", largest(&[1, 5, 2]));
    let mut stack = Stack { items: vec![String::from("a")] };
    stack.duplicate();
    if let Some(top) = stack.peek_mut() {
        top.push('b');
    }
    println!("{}", stack.iter().map(|s| s.to_string()).collect::<Vec<_>>().join(","));
    println!("{}", stack.items[0].describe());
}
