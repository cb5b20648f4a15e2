trait Shape {
    fn area(&self) -> u32;
}

struct Square(u32);

struct Rect {
    width: u32,
    height: u32,
}

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Shape for Rect {
    fn area(&self) -> u32 {
        self.width * self.height
    }
}

fn main() {
    let shapes: [Box<dyn Shape>; 2] =
        [Box::new(Square(3)), Box::new(Rect { width: 4, height: 5 })];
    let mut total = 0;
    for shape in &shapes {
        total += shape.area();
    }
    println!("{total}");
}
