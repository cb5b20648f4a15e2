trait Shape {
    fn area(&self) -> f64;
}

struct Square<'a>(&'a f64);

impl Shape for Square<'_> {
    fn area(&self) -> f64 {
        *self.0 * *self.0
    }
}

fn main() {
    let shape: Box<dyn Shape>;
    {
        let side = 2.0;
        shape = Box::new(Square(&side)); //~ E0597
    }
    println!("{}", shape.area());
}
