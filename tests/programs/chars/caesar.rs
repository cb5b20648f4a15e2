fn shift(text: &str, by: u8) -> String {
    text.chars()
        .map(|c| match c {
            'a'..='z' => ((c as u8 - b'a' + by) % 26 + b'a') as char,
            'A'..='Z' => ((c as u8 - b'A' + by) % 26 + b'A') as char,
            _ => c,
        })
        .collect()
}

fn frequency(text: &str) -> [usize; 26] {
    let mut counts = [0; 26];
    for b in text.bytes().filter(u8::is_ascii_alphabetic) {
        counts[(b.to_ascii_lowercase() - b'a') as usize] += 1;
    }
    counts
}

fn main() {
    let secret = shift("Hello, Wörld!", 13);
    println!("{secret} {}", shift(&secret, 13));
    let counts = frequency("the quick brown fox jumps over the lazy dog");
    println!("{counts:?}");
    let most = counts.iter().enumerate().max_by_key(|(_, n)| **n).unwrap();
    println!("{} {}", (b'a' + most.0 as u8) as char, most.1);
}
