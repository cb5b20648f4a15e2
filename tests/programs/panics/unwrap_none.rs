// unwrap of None.
fn main() {
    let v: Vec<i32> = Vec::new();
    println!("start");
    let first = v.iter().max().unwrap();
    println!("{first}");
}
