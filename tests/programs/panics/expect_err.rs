// expect of an Err shows the error.
fn main() {
    let n: i32 = "12a".parse().expect("a number");
    println!("{n}");
}
