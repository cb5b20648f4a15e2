// Sorting and searching.
fn main() {
    let mut v = vec![5, 3, 9, 1, 3, 7, 0, 2, 8, 6, 4, 11, 15, 13, 12, 14, 10, 19, 17, 18, 16, 25, 23];
    v.sort();
    println!("{v:?} {:?} {:?}", v.binary_search(&9), v.binary_search(&20));
    v.sort_by(|a, b| b.cmp(a));
    println!("{v:?}");
    let mut words = vec!["delta", "a", "bb", "echo", "ccc"];
    words.sort_by_key(|w| w.len());
    println!("{words:?}");
    let mut f = [2.5, -1.0, 9.75];
    f.sort_by(|a, b| a.partial_cmp(b).unwrap());
    println!("{f:?}");
    v.reverse();
    v.swap(0, 1);
    println!("{} {} {}", v[0], v.contains(&7), v.iter().rev().take(2).sum::<i32>());
    let mut u = vec![3, 1, 2];
    u.sort_unstable();
    println!("{u:?} {:?} {:?}", u.iter().max(), u.iter().min());
}
