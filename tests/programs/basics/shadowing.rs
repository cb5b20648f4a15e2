// A `let` of the same name makes a new variable; the old one is not changed.
fn main() {
    let x = 5;
    let view = &x;
    let x = x * 2;
    {
        let x = "inner";
        println!("{x}");
    }
    println!("{x} {view}");
}
