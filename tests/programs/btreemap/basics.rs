use std::collections::BTreeMap;

fn main() {
    let mut map = BTreeMap::new();
    for (i, word) in "it was the best of times it was the worst of times".split(' ').enumerate() {
        map.entry(word).or_insert_with(Vec::new).push(i);
    }
    println!("{map:?}");
    println!("{map:#?}");
    println!("{:?} {:?}", map.first_key_value(), map.last_key_value());
    println!("{:?} {:?}", map.get("best"), map.get("Best"));
    println!("{:?}", map.insert("best", vec![100]));
    println!("{:?} {:?}", map.remove("it"), map.remove("it"));
    println!("{:?} {:?}", map.pop_first(), map.pop_last());
    for (_, value) in map.iter_mut() {
        value.push(0);
    }
    println!("{:?} {:?}", map.keys().collect::<Vec<_>>(), map.values().map(Vec::len).sum::<usize>());
    println!("{:?}", map.iter().rev().next());
    map.retain(|k, _| k.len() == 5);
    println!("{} {map:?}", map.len());
    let copy = map.clone();
    println!("{} {:?}", copy == map, copy.cmp(&map));
    let from = BTreeMap::from([(3, 'c'), (1, 'a'), (2, 'b'), (1, 'z')]);
    println!("{from:?} {}", from[&1]);
    println!("{:?}", from.into_iter().rev().collect::<Vec<_>>());
}
