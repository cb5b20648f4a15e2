// insert, remove, retain, drain, dedup, split_off, append, swap_remove.
fn main() {
    let mut v = vec![1, 2, 3, 4, 5, 6];
    v.insert(2, 99);
    println!("{} {v:?}", v.remove(0));
    v.retain(|n| n % 2 == 0 || *n == 99);
    println!("{v:?} {}", v.swap_remove(0));
    let mut w = vec![7, 7, 8, 8, 8, 9];
    w.dedup();
    println!("{w:?}");
    v.append(&mut w);
    println!("{v:?} {w:?}");
    let tail = v.split_off(3);
    println!("{v:?} {tail:?}");
    let mid: Vec<i32> = v.drain(1..).collect();
    println!("{v:?} {mid:?}");
    v.resize(4, -1);
    v.truncate(3);
    println!("{v:?} {:?} {:?}", v.first(), v.get(10));
    v.clear();
    println!("{} {:?}", v.is_empty(), v.pop());
    let mut nested = vec![vec![0; 2]; 3];
    nested[1][0] = 5;
    println!("{nested:?} {:?}", nested.concat());
}
