enum Shape {
    Circle(f64),
    Named(String),
}

fn main() {
    let mut shape = Shape::Named(String::from("x"));
    if let Shape::Named(name) = &shape {
        shape = Shape::Circle(1.0); //~ E0506
        println!("{name}");
    }
    if let Shape::Circle(r) = shape {
        println!("{r}");
    }
}
