struct Tree { //~ E0072
    value: i32,
    left: Option<Tree>,
}
fn main() {}
