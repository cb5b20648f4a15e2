#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Card {
    rank: u8,
    suit: char,
}

fn main() {
    let mut cards: Vec<Card> =
        "5h 2s 9h 2h 5s 9c 2c".split(' ').map(|c| Card { rank: c.as_bytes()[0] - b'0', suit: c.chars().nth(1).unwrap() }).collect();
    cards.sort_by_key(|c| c.rank);
    println!("{}", cards.iter().map(|c| format!("{}{}", c.rank, c.suit)).collect::<Vec<_>>().join(" "));
    cards.sort_by(|a, b| b.suit.cmp(&a.suit).then(a.rank.cmp(&b.rank)));
    println!("{}", cards.iter().map(|c| format!("{}{}", c.rank, c.suit)).collect::<Vec<_>>().join(" "));
    cards.sort();
    println!("{:?} {:?}", cards.binary_search(&Card { rank: 5, suit: 'h' }), cards.is_sorted());
    let mut numbers: Vec<u32> = (0..100).map(|i| i * 7919 % 101).collect();
    let mut unstable = numbers.clone();
    unstable.sort_unstable_by(|a, b| b.cmp(a));
    numbers.sort();
    println!("{} {:?}", numbers.iter().rev().eq(&unstable), &numbers[..5]);
    println!("{:?} {:?}", numbers.binary_search(&50), numbers.partition_point(|x| *x < 30));
    println!("{:?}", numbers.binary_search_by_key(&100, |x| x * 2));
    let mut words = vec!["pear", "fig", "apple", "kiwi"];
    words.sort_by_cached_key(|w| std::cmp::Reverse(w.len()));
    println!("{words:?}");
    let mut v = [5, 1, 4, 2, 3];
    let (_, median, _) = v.select_nth_unstable(2);
    println!("{median}");
    let mut floats = [2.5, -1.0, f64::INFINITY, 0.0];
    floats.sort_by(f64::total_cmp);
    println!("{floats:?} {}", [3, 2, 1].is_sorted_by(|a, b| a >= b));
    let mut pairs: Vec<(i32, usize)> = (0..60).map(|i| (i % 4, i as usize)).collect();
    pairs.sort_by_key(|p| p.0);
    println!("{}", pairs.windows(2).all(|w| w[0] <= w[1]));
}
