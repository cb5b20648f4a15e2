enum Shape {
    Point,
    Circle(u32),
    Rect { width: u32, height: u32 },
}

fn area(shape: &Shape) -> u32 {
    match shape {
        Shape::Point => 0,
        Shape::Circle(radius) => 3 * radius * radius,
        Shape::Rect { width, height } => width * height,
    }
}

fn main() {
    let point = Shape::Point;
    let circle = Shape::Circle(5);
    let rect = Shape::Rect { width: 6, height: 7 };
    let total = area(&point) + area(&circle) + area(&rect);
    println!("{total}");
}
