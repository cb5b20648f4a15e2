use std::collections::HashMap;

fn main() {
    let mut seen: HashMap<char, u32> = HashMap::new();
    for letter in "abba".chars() {
        *seen.entry(letter).or_insert(0) += 1;
    }
    let mut pairs: Vec<_> = seen.into_iter().collect();
    pairs.sort();
    println!("{pairs:?}");
}
