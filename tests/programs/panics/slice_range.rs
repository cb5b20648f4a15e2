// A range that ends before it begins.
fn main() {
    let s = "hello";
    let (a, b) = (4, 2);
    println!("{}", &s.as_bytes()[a..b].len());
}
