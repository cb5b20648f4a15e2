// Read before it has a value.
fn main() {
    let x: i32;
    let y = 2;
    if y > 3 {
        x = 1;
    }
    println!("{x}"); //~ E0381
}
