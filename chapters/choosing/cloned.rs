fn longest(words: Vec<String>) -> usize {
    words.iter().map(|word| word.len()).max().unwrap()
}

fn main() {
    let words = vec![String::from("oak"), String::from("maple")];
    let length = longest(words.clone());
    println!("{length} {}", words.len());
}
