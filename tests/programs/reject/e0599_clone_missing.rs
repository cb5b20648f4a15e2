struct S;
fn main() {
    let s = S;
    let t = s.clone(); //~ E0599
}
