impl i32 { //~ E0390
    fn double(self) -> i32 { self * 2 }
}
fn main() {}
