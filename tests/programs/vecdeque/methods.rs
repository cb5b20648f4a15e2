//! `VecDeque`: both ends, rotating, slices, ranges.

use std::collections::VecDeque;

fn main() {
    let mut d: VecDeque<i32> = (1..=5).collect();
    d.push_front(0);
    d.rotate_left(2);
    println!("{d:?} {:?} {:?}", d.front(), d.back());
    println!("{:?} {:?}", d.pop_front(), d.pop_back());
    println!("{:?} {:?}", d.iter().rev().collect::<Vec<_>>(), d.get(1));
    d.extend([7, 8]);
    d.make_contiguous().sort();
    println!("{:?} {}", d.as_slices().0, d.contains(&7));
    d.swap(0, 1);
    d.insert(2, 99);
    println!("{:?} {d:?}", d.remove(0));
    d.retain(|x| x % 2 == 1);
    d.truncate(3);
    println!("{d:?} {:?}", d.range(1..).collect::<Vec<_>>());
    println!("{:?} {:?}", d.drain(..1).collect::<Vec<_>>(), d.split_off(1));
    d[0] = 4;
    for x in d.iter_mut() {
        *x *= 2;
    }
    println!("{:?} {:?}", Vec::from(d.clone()), d == [8]);
    d.append(&mut VecDeque::from([1, 2]));
    d.resize(4, 0);
    println!("{:?} {:?}", d, d.binary_search(&100).is_err());
    println!("{:?} {:?}", d.swap_remove_back(0), d.into_iter().sum::<i32>());
}
