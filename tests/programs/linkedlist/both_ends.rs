use std::collections::LinkedList;

fn main() {
    let mut list = LinkedList::new();
    list.push_back(2);
    list.push_front(1);
    list.push_back(3);
    println!("{list:?} {} {:?} {:?}", list.len(), list.front(), list.back());
    if let Some(x) = list.front_mut() {
        *x = 10;
    }
    for x in list.iter_mut() {
        *x += 1;
    }
    let mut tail = list.split_off(1);
    println!("{list:?} {tail:?}");
    tail.append(&mut list);
    println!("{list:?} {tail:?} {}", tail.contains(&11));
    println!("{:?} {:?}", tail.pop_front(), tail.pop_back());
    let copy = tail.clone();
    println!("{} {:?}", copy == tail, copy.iter().rev().collect::<Vec<_>>());
    tail.extend([7, 8]);
    println!("{:?}", tail.into_iter().map(|x| x * 2).collect::<LinkedList<_>>());
    let strings: LinkedList<String> = ["x", "y"].iter().map(|s| s.to_string()).collect();
    println!("{strings:?} {}", strings < LinkedList::from(["z".to_string()]));
}
