struct Pixel { x: i32, y: i32 }
fn main() {
    let p = Pixel { x: 1, y: 2 };
    let Pixel { x: a, x: b, y: _ } = p; //~ E0025
    println!("{a} {b}");
}
