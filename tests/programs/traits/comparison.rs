// PartialOrd, Ord and PartialEq derived and by hand.
use std::cmp::Ordering;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
enum Card {
    Number(u8),
    Face(char),
    Joker,
}

#[derive(Debug, PartialEq, Eq)]
struct ByLength(String);

impl PartialOrd for ByLength {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ByLength {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.cmp(&other.0))
    }
}

fn main() {
    let mut cards = vec![Card::Joker, Card::Face('K'), Card::Number(7), Card::Number(2)];
    cards.sort();
    println!("{cards:?} {}", Card::Number(9) < Card::Face('A'));
    let mut words: Vec<ByLength> = ["pear", "fig", "kiwi"].iter().map(|w| ByLength(w.to_string())).collect();
    words.sort_by(|a, b| b.cmp(a));
    println!("{words:?}");
    println!("{:?} {:?}", 1.0_f64.partial_cmp(&f64::NAN), (1, 'b').cmp(&(1, 'a')));
    println!("{:?}", words.iter().min());
}
