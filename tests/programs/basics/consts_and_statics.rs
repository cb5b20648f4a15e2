// Consts are copied where they are used; a static has one place.
const LIMIT: usize = 3;
const SQUARES: [i32; LIMIT] = [1, 4, 9];
static GREETING: &str = "hello";
static TABLE: [u8; 4] = [9, 8, 7, 6];

fn main() {
    let mut copy = SQUARES;
    copy[0] = 100;
    println!("{copy:?} {SQUARES:?} {LIMIT}");
    println!("{GREETING} {} {}", GREETING.len(), TABLE[2]);
    println!("{}", std::ptr::eq(&TABLE, &TABLE));
}
