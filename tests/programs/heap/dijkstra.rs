use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

fn shortest(graph: &HashMap<u32, Vec<(u32, u32)>>, start: u32) -> Vec<(u32, u32)> {
    let mut dist = HashMap::new();
    let mut heap = BinaryHeap::from([Reverse((0, start))]);
    while let Some(Reverse((d, node))) = heap.pop() {
        if dist.get(&node).is_some_and(|&known| known <= d) {
            continue;
        }
        dist.insert(node, d);
        for &(to, cost) in graph.get(&node).into_iter().flatten() {
            heap.push(Reverse((d + cost, to)));
        }
    }
    let mut all: Vec<_> = dist.into_iter().collect();
    all.sort();
    all
}

fn main() {
    let mut graph: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
    for (a, b, cost) in [(1, 2, 7), (1, 3, 9), (1, 6, 14), (2, 3, 10), (2, 4, 15), (3, 4, 11), (3, 6, 2), (4, 5, 6), (5, 6, 9)] {
        graph.entry(a).or_default().push((b, cost));
        graph.entry(b).or_default().push((a, cost));
    }
    println!("{:?}", shortest(&graph, 1));
}
