use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Included, Unbounded};

fn main() {
    let mut map: BTreeMap<i32, char> = (0..26).map(|i| (i * 2, (b'a' + i as u8) as char)).collect();
    println!("{:?}", map.range(4..9).collect::<Vec<_>>());
    println!("{:?}", map.range(4..=8).collect::<Vec<_>>());
    println!("{:?}", map.range(..3).collect::<Vec<_>>());
    println!("{:?}", map.range(46..).rev().collect::<Vec<_>>());
    println!("{:?}", map.range((Excluded(4), Included(10))).collect::<Vec<_>>());
    println!("{:?}", map.range((Unbounded, Excluded(1))).collect::<Vec<_>>());
    println!("{:?}", map.range(5..5).next());
    for (_, c) in map.range_mut(10..20) {
        *c = c.to_ascii_uppercase();
    }
    println!("{}", map.values().collect::<String>());
    println!("{:?}", map.range(..=20).next_back());
    let mut both = map.range(10..30);
    println!("{:?} {:?} {}", both.next(), both.next_back(), both.count());
    let tail = map.split_off(&30);
    println!("{} {} {:?}", map.len(), tail.len(), tail.first_key_value());
    let names = BTreeMap::from([("b".to_string(), 1), ("d".to_string(), 2)]);
    println!("{:?}", names.range::<str, _>((Included("a"), Included("c"))).collect::<Vec<_>>());
    let taken: Vec<_> = map.extract_if(..10, |k, _| k % 4 == 0).collect();
    println!("{taken:?} {}", map.len());
}
