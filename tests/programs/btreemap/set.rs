use std::collections::BTreeSet;

fn main() {
    let a: BTreeSet<i32> = [5, 1, 3, 1].into();
    let b = BTreeSet::from([3, 4, 5]);
    println!("{a:?} {:?} {:?}", a.first(), a.last());
    println!("{:?}", a.union(&b).collect::<Vec<_>>());
    println!("{:?}", a.intersection(&b).collect::<Vec<_>>());
    println!("{:?}", a.difference(&b).collect::<Vec<_>>());
    println!("{:?}", a.symmetric_difference(&b).collect::<Vec<_>>());
    println!("{:?} {:?} {:?} {:?}", &a | &b, &a & &b, &a - &b, &a ^ &b);
    println!("{} {} {}", a.is_subset(&b), a.is_disjoint(&b), a.contains(&3));
    println!("{:?}", a.range(2..).collect::<Vec<_>>());
    let mut c = a.clone();
    println!("{} {} {:?}", c.insert(2), c.insert(2), c);
    println!("{:?} {:?} {}", c.pop_first(), c.pop_last(), c.remove(&9));
    c.retain(|x| x % 2 == 0);
    println!("{c:?} {:?}", a < b);
    let words: BTreeSet<String> = "to be or not to be".split(' ').map(String::from).collect();
    println!("{words:?} {}", words.contains("or"));
    println!("{:?}", words.iter().rev().map(|w| w.len()).collect::<Vec<_>>());
    println!("{:?}", words.into_iter().next_back());
}
