fn main() {
    let list = [3, 8, 5, 6, 1, 9];
    let doubled: Vec<i32> = list.iter().map(|n| n * 2).collect();
    let big: Vec<i32> = list.iter().copied().filter(|n| *n > 4).collect();
    println!("{doubled:?} {big:?}");
}
