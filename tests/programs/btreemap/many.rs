//! Splits, merges and steals: a tree of several levels against a sorted list.
use std::collections::{BTreeMap, BTreeSet};

fn main() {
    let mut map = BTreeMap::new();
    let mut seed = 12345u64;
    let mut next = || {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) % 500
    };
    for _ in 0..800 {
        let key = next();
        map.insert(key, key * 2);
    }
    println!("{} {:?}", map.len(), map.iter().take(5).collect::<Vec<_>>());
    let mut removed = 0;
    for _ in 0..700 {
        if map.remove(&next()).is_some() {
            removed += 1;
        }
        if removed % 100 == 0 {
            let keys: Vec<_> = map.keys().collect();
            assert!(keys.is_sorted());
            assert_eq!(keys.len(), map.len());
        }
    }
    println!("{removed} {}", map.len());
    println!("{:?}", map);
    let sum: u64 = map.values().sum();
    let back: u64 = map.iter().rev().map(|(_, v)| v).sum();
    println!("{sum} {}", sum == back);
    let mut iter = map.iter();
    while let (Some(a), Some(b)) = (iter.next(), iter.next_back()) {
        assert!(a < b);
    }
    while let Some((k, v)) = map.pop_first() {
        assert_eq!(k * 2, v);
    }
    println!("{}", map.is_empty());
    let set: BTreeSet<u32> = (0..300).rev().collect();
    println!("{} {:?} {:?}", set.len(), set.first(), set.last());
    let mut rest = set.clone();
    let high = rest.split_off(&150);
    println!("{} {} {:?}", rest.len(), high.len(), high.first());
    let mut low = rest;
    low.append(&mut high.clone());
    println!("{}", low == set);
}
