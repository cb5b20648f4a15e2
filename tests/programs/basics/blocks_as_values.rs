// A block's value is its tail expression; a semicolon throws it away.
fn main() {
    let a = {
        let b = 3;
        b * b
    };
    let unit = {
        a + 1;
    };
    println!("{a} {unit:?}");
}
