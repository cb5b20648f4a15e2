//! Keys and values are dropped in order, also when a half of the iteration is left.
use std::collections::BTreeMap;

#[derive(PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Loud(u32);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let map: BTreeMap<u32, Loud> = (0..15).map(|i| (i, Loud(i))).collect();
    let mut iter = map.into_iter();
    println!("{:?}", iter.next().map(|(k, _)| k));
    println!("{:?}", iter.next_back().map(|(k, _)| k));
    println!("rest");
    drop(iter);
    let mut keys = BTreeMap::new();
    keys.insert(Loud(100), ());
    println!("again");
    keys.insert(Loud(100), ());
    println!("end");
}
