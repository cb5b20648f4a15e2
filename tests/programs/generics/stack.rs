// A generic container of our own.
struct Stack<T> {
    items: Vec<T>,
}

impl<T: Clone + std::fmt::Debug> Stack<T> {
    fn new() -> Self {
        Stack { items: Vec::new() }
    }

    fn push(&mut self, item: T) {
        self.items.push(item);
    }

    fn peek(&self) -> Option<&T> {
        self.items.last()
    }

    fn doubled(&self) -> Stack<(T, T)> {
        Stack { items: self.items.iter().map(|i| (i.clone(), i.clone())).collect() }
    }
}

fn main() {
    let mut s = Stack::new();
    s.push("a");
    s.push("b");
    println!("{:?} {:?}", s.peek(), s.doubled().items);
    let mut n = Stack::new();
    n.push(4_u8);
    println!("{:?}", n.doubled().peek());
}
