//! `BinaryHeap`.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

fn main() {
    let mut h = BinaryHeap::from([3, 1, 4]);
    h.push(1);
    h.extend([5, 9]);
    println!("{:?} {} {}", h.peek(), h.len(), h.is_empty());
    if let Some(mut top) = h.peek_mut() {
        *top = 0;
    }
    println!("{:?} {:?}", h.pop(), h.clone().into_sorted_vec());
    h.retain(|x| *x != 1);
    h.append(&mut BinaryHeap::from(vec![7]));
    println!("{:?}", std::iter::from_fn(|| h.pop()).collect::<Vec<_>>());
    let mut least: BinaryHeap<Reverse<(u32, &str)>> = BinaryHeap::new();
    least.push(Reverse((2, "b")));
    least.push(Reverse((1, "z")));
    println!("{:?} {:?}", least.pop().map(|Reverse(x)| x), least.drain().count());
}
