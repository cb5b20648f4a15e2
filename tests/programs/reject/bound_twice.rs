// The same name twice in parameters and in a pattern.
fn f(a: i32, a: i32) {} //~ E0415
fn main() {
    let (x, x) = (1, 2); //~ E0416
}
