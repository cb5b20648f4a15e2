trait Scale { fn by(&self, factor: i32) -> i32; }
struct S(i32);
impl Scale for S {
    fn by(&self, factor: u8) -> i32 { self.0 + factor as i32 } //~ E0053
}
fn main() { println!("{}", S(1).by(2)); }
