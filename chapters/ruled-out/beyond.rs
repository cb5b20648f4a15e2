fn main() {
    let doors = [1, 2, 3];
    let wanted = doors.len();
    println!("{}", doors[wanted]);
}
