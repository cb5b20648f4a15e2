// Tuple structs, unit structs and newtypes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Meters(u32);

#[derive(Debug, Default)]
struct Nothing;

#[derive(Debug)]
struct Color(u8, u8, u8);

impl Color {
    fn grey(&self) -> u8 {
        ((self.0 as u32 + self.1 as u32 + self.2 as u32) / 3) as u8
    }
}

fn main() {
    let a = Meters(3);
    let b = a;
    println!("{:?} {} {:?}", a.max(Meters(2)), a == b, Nothing);
    let c = Color(10, 20, 40);
    println!("{c:?} {}", c.grey());
    let make: fn(u8, u8, u8) -> Color = Color;
    println!("{:?}", make(1, 2, 3));
}
