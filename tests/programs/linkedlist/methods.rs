//! `LinkedList`.

use std::collections::LinkedList;

fn main() {
    let mut l = LinkedList::from([2, 3]);
    l.push_front(1);
    l.push_back(4);
    println!("{l:?} {:?} {:?} {}", l.front(), l.back(), l.len());
    let mut tail = l.split_off(2);
    tail.append(&mut LinkedList::from([9]));
    println!("{l:?} {tail:?}");
    for x in tail.iter_mut() {
        *x += 1;
    }
    println!("{:?} {:?} {:?}", tail.pop_front(), tail.pop_back(), tail.contains(&5));
    l.extend(tail);
    println!("{:?} {:?}", l.iter().rev().collect::<Vec<_>>(), l == LinkedList::from([1, 2, 5]));
    l.clear();
    println!("{} {:?}", l.is_empty(), l.into_iter().next());
}
