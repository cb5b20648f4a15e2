//@ allocations
//! Blocks and bytes of hash tables and trees.
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

fn main() {
    let mut map = HashMap::new();
    for i in 0..200u64 {
        map.insert(i, i as u8);
    }
    let set: HashSet<u32> = (0..50).collect();
    let small: HashSet<u8> = [1, 2].into();
    let copy = map.clone();
    let mut tree = BTreeMap::new();
    for i in 0..300u32 {
        tree.insert(i * 7919 % 1009, i);
    }
    for i in 0..150 {
        tree.remove(&(i * 7919 % 1009));
    }
    let sorted: BTreeSet<u32> = (0..100).rev().collect();
    let other = tree.clone();
    let mut deque: VecDeque<u32> = (0..10).collect();
    deque.extend(0..30);
    deque.push_front(1);
    let heap: BinaryHeap<u32> = deque.iter().copied().collect();
    let list: LinkedList<u8> = (0..5).collect();
    let right = sorted.clone().split_off(&50);
    let from = BTreeMap::from([(1, 'a'), (2, 'b')]);
    let sum = copy.len() + set.len() + small.len() + other.len() + heap.len() + list.len() + right.len() + from.len();
    assert_eq!(sum, 200 + 50 + 2 + 150 + 41 + 5 + 50 + 2);
}
