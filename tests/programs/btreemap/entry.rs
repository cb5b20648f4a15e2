use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

fn main() {
    let mut scores: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (name, score) in [("zoe", 3), ("ada", 9), ("zoe", 5), ("bob", 1)] {
        scores.entry(name.to_owned()).or_default().push(score);
    }
    scores.entry("ada".into()).and_modify(|v| v.push(10)).or_insert(vec![]);
    println!("{scores:?}");
    if let Entry::Occupied(e) = scores.entry("bob".into()) {
        println!("{} {:?}", e.key(), e.get());
        println!("{:?}", e.remove());
    }
    if let Entry::Vacant(e) = scores.entry("bob".into()) {
        println!("{}", e.key());
        e.insert(vec![7]).push(8);
    }
    println!("{:?}", scores.entry("x".into()));
    println!("{:?}", scores.first_entry().map(|e| e.remove_entry()));
    println!("{:?}", scores.last_entry().map(|mut e| std::mem::take(e.get_mut())));
    println!("{scores:?}");
}
