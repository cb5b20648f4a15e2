// Literals that do not fit.
fn main() {
    let a: [i32; 3] = [1, 2]; //~ E0308
    let b: (i32,) = (1, 2); //~ E0308
    let c = [1, "a"]; //~ E0308
    let d: i32 = 300u8; //~ E0308
    let e: u8 = 256;
    return 5; //~ E0308
}
