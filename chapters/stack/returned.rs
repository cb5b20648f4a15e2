fn main() {
    let first = corner(2);
    let second = corner(first[3]);
    println!("{first:?} {second:?}");
}

fn corner(start: i32) -> [i32; 4] {
    let mut cells = [0; 4];
    cells[0] = start;
    cells[3] = start * start;
    cells
}
