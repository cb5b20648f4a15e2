// A constant behind `&` lives for the whole run.
fn answer() -> &'static i32 {
    &42
}

fn digits() -> &'static [i32] {
    &[1, 2, 3]
}

fn main() {
    let a = answer();
    let d = digits();
    println!("{a} {d:?} {}", d.len());
}
