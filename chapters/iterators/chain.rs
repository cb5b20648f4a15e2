fn main() {
    let list = [3, 8, 5, 6];
    let least = 10;
    let mut chain = list
        .iter()
        .map(|n| n * 2)
        .filter(|n| *n > least);
    let first = chain.next();
    let second = chain.next();
    let third = chain.next();
    println!("{first:?} {second:?} {third:?}");
}
