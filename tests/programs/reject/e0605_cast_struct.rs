struct S;
fn main() {
    let n = S as i32; //~ E0605
    let s = 3 as String; //~ E0605
}
