// Variants of every kind, matched by value and by reference.
#[derive(Debug)]
enum Shape {
    Empty,
    Circle(f64),
    Rect { width: f64, height: f64 },
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Empty => 0.0,
        Shape::Circle(r) => 3.0 * r * r,
        Shape::Rect { width, height } => width * height,
    }
}

fn main() {
    for s in [Shape::Empty, Shape::Circle(2.0), Shape::Rect { width: 1.5, height: 4.0 }] {
        println!("{s:?} {}", area(&s));
    }
}
