use std::collections::VecDeque;

fn main() {
    let mut d = VecDeque::with_capacity(4);
    for i in 0..4 {
        d.push_back(i);
    }
    println!("{:?} {:?}", d.pop_front(), d.pop_front());
    d.push_back(4);
    d.push_back(5);
    println!("{d:?} {:?} {}", d.as_slices(), d.capacity());
    d.push_back(6);
    println!("{d:?} {:?} {}", d.as_slices(), d.capacity());
    d.push_front(1);
    d.push_front(0);
    println!("{d:?} {:?}", d.as_slices());
    println!("{:?} {:?} {:?} {:?}", d.front(), d.back(), d.get(2), d.get(99));
    println!("{:?}", d.make_contiguous());
    d.rotate_left(2);
    println!("{d:?}");
    d.rotate_right(3);
    println!("{d:?}");
    d.swap(0, 1);
    d[2] = 77;
    d.insert(1, 50);
    d.insert(6, 60);
    println!("{d:?} {:?} {:?}", d.remove(2), d.remove(20));
    println!("{d:?} {:?}", d.as_slices());
    d.truncate(5);
    println!("{:?}", d.iter().rev().collect::<Vec<_>>());
    println!("{:?}", d.range(1..3).collect::<Vec<_>>());
    println!("{:?} {:?}", d.drain(1..3).collect::<Vec<_>>(), d);
    d.extend([1, 2, 3]);
    d.retain(|x| x % 2 == 1);
    println!("{d:?} {} {}", d.contains(&3), d.len());
    println!("{:?}", d.split_off(1));
    d.resize(3, 9);
    println!("{d:?} {}", d == [d[0], 9, 9]);
}
