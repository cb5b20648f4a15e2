trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> &str {
        "shape"
    }
}

struct Square(f64);
struct Named<'a>(&'a str, f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

impl Shape for Named<'_> {
    fn area(&self) -> f64 {
        self.1
    }

    fn name(&self) -> &str {
        self.0
    }
}

fn total(shapes: &[Box<dyn Shape + '_>]) -> f64 {
    shapes.iter().map(|s| s.area()).sum()
}

fn show(shape: &dyn Shape) -> String {
    format!("{} {}", shape.name(), shape.area())
}

fn main() {
    let label = String::from("named");
    let shapes: Vec<Box<dyn Shape + '_>> =
        vec![Box::new(Square(2.0)), Box::new(Named(&label, 1.5))];
    println!("{}", total(&shapes));
    for shape in &shapes {
        println!("{}", show(shape.as_ref()));
    }
    let local = Named(&label, 3.0);
    println!("{}", show(&local));
}
