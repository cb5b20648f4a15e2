trait Greet { fn hello(&self, to: &str); }
struct Me;
impl Greet for Me {
    fn hello(&self) { println!("hi"); } //~ E0050
}
fn main() { Me.hello(); } //~ E0061
