// Division by zero.
fn main() {
    let zero = "".len();
    println!("{}", 10 / zero);
}
