#[derive(Clone, Copy)]
struct Pixel {
    red: u8,
    green: u8,
    blue: u8,
}

fn main() {
    let white = Pixel { red: 255, green: 255, blue: 255 };
    let row = [white; 3];
    let pair: (u8, u32) = (1, 2);
    let pairs = [pair; 2];
    let sum = row[2].red as u32 + row[0].green as u32 + row[1].blue as u32 + pairs[1].1;
    println!("{sum}");
}
