// Operations that need unsafe.
unsafe fn f() {}
static mut X: i32 = 0;
fn main() {
    f(); //~ E0133
    X = 1; //~ E0133
    let p = &1 as *const i32;
    let y = *p; //~ E0133
}
