use std::collections::BTreeMap;

fn main() {
    let text = "It was the age of wisdom, it was the age of foolishness; it was the epoch of belief.";
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    let mut ranked: Vec<(&String, &usize)> = counts.iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    for (word, n) in ranked.iter().take(5) {
        println!("{word:>8} {:<4}|{}", n, "#".repeat(**n));
    }
    let longest = counts.keys().max_by_key(|w| w.len()).unwrap();
    println!("{longest} {}", counts.values().sum::<usize>());
}
