fn main() {
    let mut word = String::from("box");
    word.push('e');
    word.push_str("s");
    let borrowed: &str = &word;
    println!("{borrowed} has {} bytes", borrowed.len());
}
