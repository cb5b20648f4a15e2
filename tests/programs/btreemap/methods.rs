//! `BTreeMap` and `BTreeSet`: ends, ranges, entries, set algebra.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

fn main() {
    let mut m: BTreeMap<&str, i32> = [("d", 4), ("a", 1), ("c", 3)].into();
    println!("{m:?} {:?} {:?}", m.first_key_value(), m.last_key_value());
    *m.entry("a").or_insert(0) += 10;
    m.entry("b").or_insert_with(|| 2);
    m.entry("a").and_modify(|x| *x += 1).or_default();
    println!("{:?}", m.range("b".."d").collect::<Vec<_>>());
    if let Entry::Occupied(e) = m.entry("c") {
        println!("{:?}", e.remove_entry());
    }
    println!("{:?} {:?}", m.get("zz"), m.get_key_value("a"));
    println!("{:?} {:?}", m.pop_first(), m.pop_last());
    println!("{:?} {:?}", m.insert("b", 5), m.remove("q"));
    m.extend([("x", 1), ("y", 2)]);
    for v in m.values_mut() {
        *v *= 2;
    }
    println!("{:?} {:?}", m.keys().collect::<Vec<_>>(), m.values().sum::<i32>());
    m.retain(|_, v| *v > 2);
    println!("{:?} {:?}", m.split_off("c"), m);
    println!("{:?}", m.into_values().collect::<Vec<_>>());
    let a: BTreeSet<u8> = (1..6).collect();
    let b = BTreeSet::from([4, 5, 6, 7]);
    println!("{:?} {:?}", &a & &b, &a - &b);
    println!("{:?} {:?}", a.symmetric_difference(&b).collect::<Vec<_>>(), (&a | &b).len());
    println!("{} {} {}", a.is_subset(&b), a.is_disjoint(&b), b.contains(&7));
    println!("{:?} {:?} {:?}", a.range(3..).next(), a.first(), b.last());
    println!("{:?}", a.iter().rev().take(2).collect::<Vec<_>>());
}
