struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut p = Point { x: 1, y: 2 };
    let x = &mut p.x;
    let whole = &p; //~ E0502
    *x = 3;
    println!("{}", whole.y);
}
