fn main() {
    let fixed = [3, 1, 4, 1, 5];
    let list = vec![3, 1, 4, 1, 5];
    let first: i32 = fixed.iter().sum();
    let second: i32 = list.iter().sum();
    println!("{}", first == second);
}
