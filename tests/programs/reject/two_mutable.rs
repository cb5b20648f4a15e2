// One `&mut` at a time.
fn main() {
    let mut s = String::from("a");
    let a = &mut s;
    let b = &mut s; //~ E0499
    a.push('x');
    b.push('y');
}
