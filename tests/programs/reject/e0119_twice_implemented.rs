trait Sound { fn sound(&self) -> String; }
struct Dog;
impl Sound for Dog { fn sound(&self) -> String { "woof".to_string() } }
impl Sound for Dog { fn sound(&self) -> String { "wuff".to_string() } } //~ E0119
fn main() { println!("{}", Dog.sound()); }
