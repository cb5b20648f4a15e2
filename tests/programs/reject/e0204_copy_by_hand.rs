struct Tag(Vec<u8>);
impl Clone for Tag { fn clone(&self) -> Tag { Tag(vec![]) } }
impl Copy for Tag {} //~ E0204
fn main() {}
