struct Door;
impl Drop for Door {
    fn drop(&mut self) { println!("shut"); }
}
fn main() {
    let mut d = Door;
    d.drop(); //~ E0040
}
