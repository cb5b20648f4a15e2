struct S { a: i32 }
impl S { fn get(&self) -> i32 { self.a } }
fn main() {
    let s = S { a: 1 };
    let g = s.get; //~ E0615
}
