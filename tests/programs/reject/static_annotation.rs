// A type that is written asks for its lifetimes.
fn main() {
    let x = 5;
    let r: &'static i32 = &x; //~ E0597
    println!("{r}");
    let pair: (&'static str, i32);
    let text = String::from("a");
    pair = (text.as_str(), 1); //~ E0597
    println!("{} {}", pair.0, pair.1);
}
