//@ allocations
//! Blocks and bytes of `String`.

fn main() {
    let mut s = String::new();
    for word in "the quick brown fox jumps over the lazy dog".split(' ') {
        s.push_str(word);
        s.push('-');
    }
    let words: Vec<&str> = s.split('-').collect();
    let joined = words.join("+");
    let upper = joined.to_uppercase();
    let replaced = upper.replace("O", "0");
    let reversed: String = replaced.chars().rev().collect();
    let owned: Vec<String> = words.iter().map(|w| w.to_string()).collect();
    let concat = owned.concat();
    let number = 1234567.to_string() + &(-5i8).to_string();
    let repeated = "ab".repeat(20);
    let lines: Vec<String> = "a\nb\nc".lines().map(String::from).collect();
    let boxed: Box<str> = concat.clone().into();
    let sum = reversed.len() + number.len() + repeated.len() + lines.len() + boxed.len();
    assert_eq!(sum, 44 + 9 + 40 + 3 + 35);
}
