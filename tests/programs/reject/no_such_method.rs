// Methods and functions that are not there.
#[derive(Debug)]
struct S;
fn main() {
    let s = S;
    let t = s.clone(); //~ E0599
    S::new(); //~ E0599
    let v = vec![S];
    let m = v.iter().max(); //~ E0277
}
