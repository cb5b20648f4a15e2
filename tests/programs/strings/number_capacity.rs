//! `to_string` of simple types: length and capacity.
fn main() {
    println!("{} {}", 'é'.to_string().capacity(), true.to_string().capacity());
    println!("{} {}", 7u8.to_string().len(), 1.5f64.to_string().len());
    println!("{} {}", (-128i8).to_string(), u64::MAX.to_string());
    println!("{} {}", format!("literal").capacity(), String::from('x').capacity());
    println!("{}", "a b c".split(' ').collect::<String>().len());
    let owned: String = ["x", "yz"].iter().map(|s| s.to_string()).collect();
    println!("{owned}");
}
