struct Point {
    x: f64,
    y: f64,
}

fn main() {
    let count = 7_i32;
    let open = true;
    let letter = 'é';
    let pair = (1_u8, 500_u16);
    let grid = [10, 20, 30, 40];
    let home = Point { x: 1.5, y: -2.0 };
    let nothing = ();
    println!("{count} {open} {letter} {pair:?} {grid:?} {} {} {nothing:?}", home.x, home.y);
}
