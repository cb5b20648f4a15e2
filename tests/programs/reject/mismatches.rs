// Mismatched types in several positions.
fn f() -> i32 { //~ E0308
    "a";
}
fn g(x: &mut i32) {}
fn main() {
    let x = 5;
    if x {} //~ E0308
    g(&x); //~ E0308
    let y: u8 = x;
    let z = if true { 1 } else { "b" }; //~ E0308
    match x {
        1 => "a",
        _ => 2, //~ E0308
    };
}
