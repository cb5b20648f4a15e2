fn main() {
    let best: Option<i32> = [3, 5].iter().copied().max();
    let Some(n) = best; //~ E0005
    println!("{n}");
}
