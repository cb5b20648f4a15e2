fn main() {
    let list = vec![3, 8, 5, 6];
    let odd: Vec<i32> = list.into_iter().filter(|n| n % 2 == 1).collect();
    println!("{odd:?}");
}
