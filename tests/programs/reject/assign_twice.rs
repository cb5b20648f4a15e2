// Assigned twice without mut.
fn main() {
    let x = 1;
    println!("{x}");
    x = 2; //~ E0384
    println!("{x}");
}
