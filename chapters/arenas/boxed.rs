enum Expr {
    Num(i32),
    Add(Box<Expr>, Box<Expr>),
}

use Expr::{Add, Num};

fn value(expr: &Expr) -> i32 {
    match expr {
        Num(n) => *n,
        Add(a, b) => value(a) + value(b),
    }
}

fn main() {
    let two = Box::new(Num(2));
    let three = Box::new(Num(3));
    let five = Box::new(Add(two, three));
    let four = Box::new(Num(4));
    let all = Add(five, four);
    println!("{}", value(&all));
}
