use std::collections::BTreeMap;

fn main() {
    let map = BTreeMap::from([(1, 1), (5, 5)]);
    println!("{}", map.range(2..4).count());
    let (from, to) = (4, 2);
    println!("{}", map.range(from..to).count());
}
