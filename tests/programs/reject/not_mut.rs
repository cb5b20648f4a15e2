// A method that changes needs a mut variable.
fn main() {
    let v = Vec::new();
    v.push(1); //~ E0596
    println!("{v:?}");
}
