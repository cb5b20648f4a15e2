fn first_word(text: &str) -> &str {
    match text.find(' ') {
        Some(end) => &text[..end],
        None => text,
    }
}

fn main() {
    let line = String::from("salt and pepper");
    let word = first_word(&line);
    let fixed = first_word("bread");
    println!("{word}, {fixed}");
}
