fn main() {
    let doors = vec![1, 2, 3];
    let prize = vec![777];
    let first = doors.as_ptr();
    let beyond = unsafe { *first.add(3) }; //~ ub:out_of_bounds
    println!("{beyond} {prize:?}");
}
