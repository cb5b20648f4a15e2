//! Breadth first and depth first, with sets of what was seen.
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

fn distances(graph: &HashMap<&str, Vec<&'static str>>, start: &'static str) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::from([(start, 0)]);
    let mut queue = VecDeque::from([start]);
    while let Some(here) = queue.pop_front() {
        for &next in graph.get(here).map(Vec::as_slice).unwrap_or_default() {
            if !found.contains_key(next) {
                found.insert(next, found[here] + 1);
                queue.push_back(next);
            }
        }
    }
    found
}

fn visit(graph: &HashMap<&str, Vec<&'static str>>, here: &'static str, seen: &mut HashSet<&'static str>, out: &mut Vec<&'static str>) {
    if seen.insert(here) {
        for next in graph.get(here).into_iter().flatten() {
            visit(graph, next, seen, out);
        }
        out.push(here);
    }
}

fn main() {
    let graph: HashMap<&str, Vec<&'static str>> =
        [("a", vec!["b", "c"]), ("b", vec!["d"]), ("c", vec!["d", "e"]), ("d", vec!["f"]), ("e", vec!["a", "f"])].into();
    println!("{:?}", distances(&graph, "a"));
    let (mut seen, mut order) = (HashSet::new(), Vec::new());
    visit(&graph, "a", &mut seen, &mut order);
    println!("{order:?} {}", seen.len());
}
