trait Shape { fn area(&self) -> f64; fn name(&self) -> String; }
struct Sq(f64);
impl Shape for Sq { //~ E0046
    fn area(&self) -> f64 { self.0 * self.0 }
}
fn main() { println!("{}", Sq(2.0).area()); }
