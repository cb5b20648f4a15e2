fn plus(a: i32) -> i32 { //~ E0308
    a + 1;
}
fn main() { plus(1); }
