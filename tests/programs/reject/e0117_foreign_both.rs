impl std::fmt::Display for Vec<i32> { //~ E0117
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) }
}
fn main() {}
