use std::cell::RefCell;

struct Arena<T> {
    chunk: RefCell<Vec<T>>,
}

impl<T> Arena<T> {
    fn new(room: usize) -> Arena<T> {
        Arena { chunk: RefCell::new(Vec::with_capacity(room)) }
    }

    fn alloc(&self, value: T) -> &T {
        let mut chunk = self.chunk.borrow_mut();
        assert!(chunk.len() < chunk.capacity(), "full");
        chunk.push(value);
        let place = &raw const chunk[chunk.len() - 1];
        unsafe { &*place }
    }
}

enum Expr<'a> {
    Num(i32),
    Add(&'a Expr<'a>, &'a Expr<'a>),
}

fn value(expr: &Expr) -> i32 {
    match expr {
        Expr::Num(n) => *n,
        Expr::Add(a, b) => value(a) + value(b),
    }
}

fn main() {
    let arena = Arena::new(8);
    let two = arena.alloc(Expr::Num(2));
    let three = arena.alloc(Expr::Num(3));
    let five = arena.alloc(Expr::Add(two, three));
    let all = arena.alloc(Expr::Add(five, two));
    println!("{}", value(all));
}
