//! Capacities of a table: 3, 7, 14, 28 …
use std::collections::{HashMap, HashSet};

fn main() {
    let mut map = HashMap::new();
    let mut last = usize::MAX;
    for i in 0..200u32 {
        if map.capacity() != last {
            last = map.capacity();
            println!("{i}: {last}");
        }
        map.insert(i, ());
    }
    for i in 0..190 {
        map.remove(&i);
    }
    // How many places can be used again at once depends on the keys of the hasher.
    println!("{}", map.len());
    map.shrink_to_fit();
    println!("{} of {}", map.len(), map.capacity());
    map.clear();
    println!("{} of {}", map.len(), map.capacity());
    map.shrink_to_fit();
    println!("{} of {}", map.len(), map.capacity());
    let small: HashSet<u8> = [1].into();
    let pair: HashSet<u16> = [1].into();
    let big: HashSet<[u8; 5]> = [[0; 5]].into();
    println!("{} {} {}", small.capacity(), pair.capacity(), big.capacity());
    for n in [0, 1, 3, 4, 7, 8, 14, 15, 28, 29, 100] {
        println!("{n}: {}", HashMap::<u64, u64>::with_capacity(n).capacity());
    }
    let mut map: HashMap<String, i32> = HashMap::with_capacity(2);
    map.entry("a".to_string()).or_default();
    map.reserve(10);
    println!("{}", map.capacity());
    map.extend((0..10).map(|i| (i.to_string(), i)));
    println!("{} {}", map.len(), map.capacity());
}
