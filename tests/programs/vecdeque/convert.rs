use std::collections::VecDeque;

fn main() {
    let mut d: VecDeque<_> = vec![1, 2, 3].into();
    d.push_front(0);
    println!("{d:?} {}", d.capacity());
    let v: Vec<i32> = d.clone().into();
    println!("{v:?}");
    let d2: VecDeque<i32> = (0..5).collect();
    println!("{} {:?}", d2 > d, d2.iter().zip(&d).collect::<Vec<_>>());
    let mut a = VecDeque::from([1, 2]);
    let mut b = VecDeque::from([3, 4]);
    a.append(&mut b);
    println!("{a:?} {b:?} {}", b.is_empty());
    for x in a.iter_mut() {
        *x *= 10;
    }
    println!("{:?} {:?}", a.binary_search(&30), a.binary_search(&35));
    println!("{:?}", a.iter().max());
    println!("{:?}", a.into_iter().rev().collect::<Vec<_>>());
    let mut queue = VecDeque::from(["start".to_string()]);
    let mut seen = 0;
    while let Some(word) = queue.pop_front() {
        seen += 1;
        if word.len() < 8 {
            queue.push_back(word.clone() + "a");
            queue.push_back(word + "b");
        }
    }
    println!("{seen}");
    let none: VecDeque<u8> = VecDeque::new();
    println!("{none:?} {}", none.capacity());
}
