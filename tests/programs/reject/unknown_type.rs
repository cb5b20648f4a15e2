// Types that cannot be found.
fn main() {
    let v = Vec::new(); //~ E0282
    let x = "5".parse().unwrap();
}
