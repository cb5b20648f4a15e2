// A raw pointer is read outside of unsafe.
fn main() {
    let x = 5;
    let p = &raw const x;
    println!("{}", *p); //~ E0133
}
