// Moved on one path.
fn main() {
    let s = String::from("x");
    if s.len() > 3 {
        drop(s);
    }
    println!("{s}"); //~ E0382
}
