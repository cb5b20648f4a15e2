struct S(i32);
impl Drop for S { fn drop(&mut self) { println!("drop {}", self.0); } }
fn f(c: bool) {
    let x = [S(7), S(8)];
    if c { let [a, _] = x; println!("took {}", a.0); }
    println!("end");
}
fn main() { f(false); f(true); }
