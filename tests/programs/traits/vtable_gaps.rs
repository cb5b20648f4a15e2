// Methods that cannot be called on a trait object take no part in it.
trait Shape {
    fn new(side: u32) -> Self
    where
        Self: Sized;
    fn area(&self) -> u32;
    fn generic<T: std::fmt::Debug>(&self, it: T) -> String
    where
        Self: Sized,
    {
        format!("{it:?} {}", self.area())
    }
    fn into_area(self) -> u32
    where
        Self: Sized,
    {
        self.area()
    }
    fn boxed(self: Box<Self>) -> u32;
}
struct Square(u32);
impl Shape for Square {
    fn new(side: u32) -> Self {
        Square(side)
    }
    fn area(&self) -> u32 {
        self.0 * self.0
    }
    fn boxed(self: Box<Self>) -> u32 {
        self.0
    }
}
fn main() {
    let square = Square::new(3);
    println!("{} {}", square.generic("x"), square.area());
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square::new(2)), Box::new(square)];
    for shape in shapes {
        print!("{} ", shape.area());
        println!("{}", shape.boxed());
    }
    println!("{}", Square::new(5).into_area());
}
