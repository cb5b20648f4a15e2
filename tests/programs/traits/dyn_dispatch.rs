// Trait objects in boxes and behind references.
trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::from("shape")
    }
}

struct Square(f64);
struct Circle {
    radius: f64,
}

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
    fn name(&self) -> String {
        "square".to_string()
    }
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        3.0 * self.radius * self.radius
    }
}

impl Drop for Circle {
    fn drop(&mut self) {
        println!("circle {} gone", self.radius);
    }
}

fn show(s: &dyn Shape) {
    println!("{} {}", s.name(), s.area());
}

fn main() {
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(2.0)), Box::new(Circle { radius: 1.0 })];
    for s in &shapes {
        show(s.as_ref());
    }
    let c = Circle { radius: 0.5 };
    show(&c);
    println!("{}", shapes.iter().map(|s| s.area()).sum::<f64>());
}
