trait Show { fn show(&self) -> String; }
impl<T: Copy> Show for T { fn show(&self) -> String { "copy".into() } }
impl Show for u8 { fn show(&self) -> String { "byte".into() } } //~ E0119
fn main() { println!("{}", 1u8.show()); }
