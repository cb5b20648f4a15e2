fn main() {
    let a = [1, 2, 3];
    for i in &a[0..=] { println!("{i}"); } //~ E0586
}
