#[derive(Clone)] //~ E0119
struct Sheep(u32);
impl Clone for Sheep {
    fn clone(&self) -> Sheep { Sheep(self.0 + 1) }
}
fn main() { Sheep(1).clone(); }
