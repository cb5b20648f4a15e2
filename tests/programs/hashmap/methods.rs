//! `HashMap` and `HashSet`: entries, retain, sets.

use std::collections::{HashMap, HashSet, hash_map::Entry};

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut v: Vec<T> = items.into_iter().collect();
    v.sort();
    v
}

fn main() {
    let mut counts: HashMap<char, usize> = HashMap::with_capacity(8);
    for c in "hello world".chars().filter(|c| c.is_alphabetic()) {
        *counts.entry(c).or_insert(0) += 1;
    }
    println!("{:?}", sorted(counts.iter().map(|(c, n)| (*n, *c))));
    println!("{:?} {:?}", counts.get(&'l'), counts.get(&'q'));
    println!("{:?} {:?}", counts.insert('l', 9), counts.remove(&'h'));
    println!("{:?} {}", counts.remove_entry(&'e'), counts.contains_key(&'e'));
    counts.retain(|_, n| *n > 1);
    println!("{:?} {}", sorted(counts.keys().copied()), counts.values().sum::<usize>());
    match counts.entry('z') {
        Entry::Vacant(e) => println!("{}", *e.insert(1)),
        Entry::Occupied(_) => unreachable!(),
    }
    if let Entry::Occupied(mut e) = counts.entry('z') {
        println!("{} {}", e.insert(4), e.get());
    }
    counts.entry('z').and_modify(|n| *n *= 2).or_default();
    println!("{}", counts[&'z']);
    println!("{:?}", counts.get_mut(&'z').map(|n| { *n += 1; *n }));
    println!("{:?}", sorted(counts.drain()));
    println!("{} {}", counts.is_empty(), counts.capacity() > 0);
    let a: HashSet<i32> = (1..5).collect();
    let b = HashSet::from([3, 4, 5]);
    println!("{:?} {:?}", sorted(a.intersection(&b)), sorted(a.difference(&b)));
    println!("{:?} {:?}", sorted(&a | &b), sorted(&a ^ &b));
    let mut c = a.clone();
    println!("{} {} {:?}", c.insert(1), c.remove(&1), c.take(&2));
    println!("{} {} {}", c.is_subset(&a), c == HashSet::from([3, 4]), c.replace(3).is_some());
    let nested: HashMap<_, Vec<_>> = ["ab", "ac", "b"].iter().fold(HashMap::new(), |mut m, w| {
        m.entry(w.len()).or_insert_with(Vec::new).push(*w);
        m
    });
    println!("{:?}", sorted(nested));
}
