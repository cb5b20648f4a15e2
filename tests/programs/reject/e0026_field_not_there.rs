struct Pixel { x: i32, y: i32 }
fn main() {
    let p = Pixel { x: 1, y: 2 };
    let Pixel { x, z } = p; //~ E0026
    println!("{x} {z}");
}
