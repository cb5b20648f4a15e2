fn main() {
    let mut range = 1..4;
    let first = range.next();
    let second = range.next();
    let third = range.next();
    let fourth = range.next();
    println!("{first:?} {second:?} {third:?} {fourth:?}");
}
