#[derive(Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let here = Point { x: 3, y: 4 };
    let mut there = here;
    there.x = 30;
    let sum = here.x + there.x;
    println!("{sum} {}", here.y + there.y);
}
