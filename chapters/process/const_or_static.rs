const STEPS: [u8; 4] = [1, 2, 3, 4];
static MARKS: [u8; 4] = [1, 2, 3, 4];

fn main() {
    let mut mine = STEPS;
    mine[0] = 9;
    let other = STEPS;
    let look = &MARKS;
    println!("{mine:?} {other:?} {look:?}");
}
