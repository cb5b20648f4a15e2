fn first_word(text: &str) -> &str {
    let word = text.trim().to_string();
    &word //~ E0515
}

fn main() {
    println!("{}", first_word(" salt "));
}
