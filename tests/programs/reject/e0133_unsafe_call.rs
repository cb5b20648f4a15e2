unsafe fn poke(p: *mut i32) { unsafe { *p = 1; } }
static mut N: i32 = 0;
fn main() {
    let mut x = 1;
    let p = &raw mut x;
    poke(p); //~ E0133
    println!("{}", *p); //~ E0133
    N = 3; //~ E0133
}
