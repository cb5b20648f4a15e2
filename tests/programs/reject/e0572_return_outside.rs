const N: i32 = return 3; //~ E0572
fn main() {}
