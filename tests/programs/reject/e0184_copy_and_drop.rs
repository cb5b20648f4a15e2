#[derive(Clone, Copy)]
struct File(i32); //~ E0184
impl Drop for File {
    fn drop(&mut self) {}
}
fn main() {}
