#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Person { name: String, age: u32 }

fn main() {
    let mut v: Vec<i32> = Vec::new();
    let mut caps = vec![];
    for i in 0..20 {
        v.push((i * 7) % 11);
        if caps.last() != Some(&v.capacity()) {
            caps.push(v.capacity());
        }
    }
    println!("{caps:?} {v:?}");
    v.sort();
    println!("{v:?} {:?} {:?}", v.binary_search(&4), v.binary_search(&99));
    v.dedup();
    println!("{v:?} {}", v.is_sorted());
    v.sort_by(|a, b| b.cmp(a));
    println!("{v:?} {:?}", v.partition_point(|x| *x > 5));
    v.retain(|x| x % 2 == 0);
    v.insert(1, 100);
    println!("{v:?} {} {} {:?}", v.remove(0), v.swap_remove(0), v.pop());
    v.extend_from_slice(&[1, 2, 3]);
    v.extend([4, 5].iter());
    v.truncate(5);
    println!("{v:?} {:?} {v:?}", v.drain(1..3).collect::<Vec<_>>());
    println!("{:?} {:?}", v.split_off(1), v);
    v.resize(4, 9);
    println!("{v:?} {:?} {:?} {:?}", v.first(), v.last(), v.get(10));
    let mut a = [5, 4, 3, 2, 1];
    a.swap(0, 4);
    a.reverse();
    a[1..4].sort();
    println!("{a:?} {:?} {:?}", &a[..2], &a[3..]);
    a.rotate_left(2);
    println!("{a:?} {} {:?}", a.contains(&3), a.iter().rev().collect::<Vec<_>>());
    let (left, right) = a.split_at_mut(2);
    left[0] = right[0];
    std::mem::swap(&mut left[1], &mut right[1]);
    println!("{a:?} {:?}", a.map(|x| x * x));
    a.fill(7);
    a[..2].copy_from_slice(&[1, 2]);
    println!("{a:?} {:?} {:?}", a.starts_with(&[1, 2]), a.ends_with(&[7]));
    for chunk in a.chunks_mut(2) {
        chunk[0] += 10;
    }
    println!("{a:?} {:?}", a.chunks(2).collect::<Vec<_>>());
    println!("{:?} {:?}", [[1, 2], [3, 4]].concat(), [vec![1], vec![2, 3]].join(&0));
    if let [first, .., last] = &a {
        println!("{first} {last}");
    }
    match &a[..] {
        [x, rest @ ..] if *x > 5 => println!("{x} {rest:?}"),
        _ => println!("other"),
    }
    let mut people: Vec<Person> = [("Zoe", 30), ("Al", 25), ("Bo", 30), ("Cy", 25)]
        .map(|(name, age)| Person { name: name.to_string(), age })
        .into();
    people.sort_by_key(|p| p.age);
    println!("{:?}", people.iter().map(|p| p.name.as_str()).collect::<Vec<_>>());
    people.sort_by(|a, b| b.age.cmp(&a.age).then_with(|| a.name.cmp(&b.name)));
    println!("{:?}", people.iter().map(|p| &p.name[..]).collect::<Vec<_>>());
    people.sort_unstable();
    println!("{:?} {:?}", people[0], people.iter().max_by_key(|p| p.age).map(|p| &p.name));
    let mut big: Vec<u32> = (0..100).map(|i| (i * 37) % 101).collect();
    let mut also = big.clone();
    big.sort();
    also.sort_unstable_by(|a, b| b.cmp(a));
    println!("{:?} {:?} {}", &big[..5], &also[..5], big.is_sorted());
    let mut stable: Vec<(u32, usize)> = (0..50).map(|i| ((i * 3 % 5) as u32, i)).collect();
    stable.sort_by_key(|p| p.0);
    println!("{:?}", &stable[8..14]);
    let boxed: Box<[i32]> = vec![1, 2, 3].into_boxed_slice();
    println!("{boxed:?} {} {:?}", boxed.len(), boxed.iter().sum::<i32>());
    let grid = vec![vec![0; 3]; 2];
    println!("{grid:?} {}", grid[1][2]);
    println!("{:?}", vec![1, 2] == [1, 2] && &[1, 2][..] == vec![1, 2] && vec![1] < vec![1, 0]);
    println!("{:?} {:?}", <[i32; 2]>::try_from(&[1, 2][..]), <[i32; 2]>::try_from(vec![1]).is_err());
    println!("{:?}", std::array::from_fn::<usize, 4, _>(|i| i * 2));
    println!("{:?}", v.iter_mut().map(|x| { *x += 1; *x }).collect::<Vec<_>>());
    println!("{:?} {:?}", [1, 2, 3, 4, 5].split(|x| x % 2 == 0).collect::<Vec<_>>(), [1, 2, 3].repeat(2));
    println!("{:?} {:?}", [3, 1].iter().min(), ["b", "a"].iter().max());
    println!("{:?} {:?}", v.split_first(), v.split_last());
}
