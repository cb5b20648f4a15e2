mod bank {
    fn secret() {}
    mod vault { pub fn open() {} }
    pub struct Key(u8);
    impl Key { fn turn(&self) {} pub fn new() -> Key { Key(1) } }
}
fn main() {
    bank::secret(); //~ E0603
    bank::vault::open(); //~ E0603
    bank::Key::new().turn(); //~ E0624
}
