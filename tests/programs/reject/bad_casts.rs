// Casts that do not exist.
fn main() {
    let x = "a" as i32; //~ E0606
    let y = 3.5 as char; //~ E0604
    let z = 5 as bool; //~ E0054
    let w = &5 as u8; //~ E0606
    let q = vec![1] as Vec<u8>; //~ E0605
}
