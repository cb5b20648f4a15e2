fn square(n: i32) -> i32 { n * n }
fn main() {
    let s = String::from("4");
    square(s); //~ E0308
    square("4"); //~ E0308
    square(&4); //~ E0308
}
