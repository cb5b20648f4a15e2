use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

#[derive(Debug, PartialEq, Eq)]
struct Job {
    cost: u32,
    name: &'static str,
}

impl Ord for Job {
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.cmp(&self.cost).then_with(|| self.name.cmp(other.name))
    }
}

impl PartialOrd for Job {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn main() {
    let mut heap = BinaryHeap::from(vec![3, 1, 4, 1, 5, 9, 2, 6]);
    println!("{heap:?} {:?}", heap.peek());
    heap.push(7);
    println!("{heap:?}");
    println!("{:?} {heap:?}", heap.pop());
    if let Some(mut top) = heap.peek_mut() {
        *top = 0;
    }
    println!("{heap:?}");
    if let Some(top) = heap.peek_mut() {
        println!("{}", PeekMut::pop(top));
    }
    println!("{:?}", heap.clone().into_sorted_vec());
    heap.extend([10, 20]);
    heap.retain(|x| x % 2 == 0);
    println!("{:?} {}", heap, heap.len());
    println!("{:?}", heap.into_vec());
    let mut jobs = BinaryHeap::new();
    for (cost, name) in [(5, "e"), (1, "a"), (3, "c"), (1, "b")] {
        jobs.push(Job { cost, name });
    }
    while let Some(Job { cost, name }) = jobs.pop() {
        print!("{cost}{name} ");
    }
    println!();
    let mut least: BinaryHeap<Reverse<u8>> = [4, 2, 8].into_iter().map(Reverse).collect();
    println!("{:?} {:?}", least.pop(), least);
    let mut other = BinaryHeap::from([Reverse(1)]);
    least.append(&mut other);
    println!("{:?} {}", least.into_sorted_vec(), other.is_empty());
}
