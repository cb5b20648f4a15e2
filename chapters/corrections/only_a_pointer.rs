fn main() {
    let steps = [4, 7, 9];
    let mut walk = steps.iter();
    let first = walk.next();
    println!("{first:?}");
}
