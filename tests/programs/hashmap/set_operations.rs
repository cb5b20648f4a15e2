use std::collections::HashSet;

fn sorted<'a>(it: impl Iterator<Item = &'a i32>) -> Vec<i32> {
    let mut v: Vec<_> = it.copied().collect();
    v.sort();
    v
}

fn main() {
    let a: HashSet<i32> = (1..8).collect();
    let b: HashSet<i32> = [5, 6, 7, 8, 9].into();
    println!("{:?}", sorted(a.union(&b)));
    println!("{:?}", sorted(a.intersection(&b)));
    println!("{:?}", sorted(a.difference(&b)));
    println!("{:?}", sorted(a.symmetric_difference(&b)));
    println!("{:?} {:?}", sorted((&a | &b).iter()), sorted((&a & &b).iter()));
    println!("{:?} {:?}", sorted((&a - &b).iter()), sorted((&a ^ &b).iter()));
    println!("{} {}", a.is_disjoint(&b), a.is_subset(&b));
    let c: HashSet<i32> = [5, 6].into();
    println!("{} {}", c.is_subset(&a), a.is_superset(&c));
    let mut d = c.clone();
    println!("{} {}", d == c, d.insert(7));
    println!("{} {:?} {:?}", d.remove(&5), d.take(&6), d);
    d.extend([7, 7, 7]);
    println!("{} {}", d.len(), d.contains(&7));
    let words: HashSet<&str> = "a b a c".split(' ').collect();
    println!("{}", words.len());
    let mut nested: HashSet<Vec<u8>> = HashSet::new();
    nested.insert(vec![1]);
    println!("{}", nested.contains(&[1u8][..]));
    println!("{:?}", HashSet::from([()]));
}
