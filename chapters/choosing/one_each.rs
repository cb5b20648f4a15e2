use std::rc::Rc;

struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let plain = Point { x: 1, y: 2 };
    let boxed = Box::new(Point { x: 1, y: 2 });
    let counted = Rc::new(Point { x: 1, y: 2 });
    let sum = plain.x + boxed.y + counted.x;
    println!("{sum} {} {}", plain.y + boxed.x, counted.y);
}
