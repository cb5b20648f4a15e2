//! The usual forty adaptors and consumers.

use std::collections::{BTreeMap, HashSet};

fn main() {
    let v = [3i32, 1, 4, 1, 5, 9, 2, 6];
    println!("{:?}", v.iter().step_by(3).chain([&0]).collect::<Vec<_>>());
    println!("{:?}", v.iter().enumerate().skip(2).take(2).collect::<Vec<_>>());
    println!("{:?}", v.iter().skip_while(|x| **x < 4).take_while(|x| **x < 9).collect::<Vec<_>>());
    println!("{:?}", v.iter().map_while(|x| (*x < 5).then(|| x * 2)).collect::<Vec<_>>());
    println!("{:?}", v.iter().scan(0, |sum, x| { *sum += x; Some(*sum) }).collect::<Vec<_>>());
    println!("{:?}", v.iter().filter_map(|x| u8::try_from(*x - 2).ok()).collect::<Vec<_>>());
    println!("{:?}", v.iter().flat_map(|x| 0..*x % 3).collect::<Vec<_>>());
    println!("{:?}", v.iter().rev().inspect(|x| print!("{x} ")).count());
    println!("{:?}", v.iter().copied().cycle().skip(6).take(4).collect::<Vec<_>>());
    println!("{:?}", v.iter().zip("abc".chars()).unzip::<&i32, char, Vec<&i32>, Vec<char>>());
    println!("{:?}", v.iter().partition::<Vec<i32>, _>(|x| **x > 3));
    println!("{} {}", v.iter().sum::<i32>(), v.iter().product::<i32>());
    println!("{} {}", v.iter().any(|x| *x == 9), v.iter().all(|x| *x > 1));
    println!("{:?} {:?}", v.iter().position(|x| *x == 4), v.iter().find(|x| **x > 4));
    println!("{:?} {:?}", v.iter().find_map(|x| x.checked_sub(5)), v.iter().nth(2));
    println!("{:?} {:?}", v.iter().max_by_key(|x| **x % 5), v.iter().min_by(|a, b| b.cmp(a)));
    println!("{:?}", v.iter().try_fold(0i8, |a, x| a.checked_add(*x as i8 * 10)));
    println!("{}", v.iter().fold(String::new(), |s, x| s + &x.to_string()));
    println!("{:?} {:?}", v.iter().last(), v.iter().rev().next());
    println!("{:?} {:?}", [1, 2].iter().cmp([1, 3].iter()), [1.0].iter().partial_cmp([f64::NAN].iter()));
    println!("{} {}", [1, 2].iter().eq([1, 2].iter()), [1].iter().lt([2].iter()));
    println!("{:?}", v.iter().collect::<HashSet<_>>().len());
    println!("{:?}", v.iter().map(|x| (*x, x * x)).collect::<BTreeMap<_, _>>());
    println!("{:?}", ["1", "x"].iter().map(|s| s.parse::<u8>()).collect::<Result<Vec<_>, _>>().is_err());
    println!("{:?}", [Some(1), None].into_iter().sum::<Option<i32>>());
    println!("{:?}", [Some(1), Some(2)].into_iter().collect::<Option<Vec<_>>>());
    println!("{:?}", std::iter::successors(Some(1u32), |x| x.checked_mul(10)).last());
    println!("{:?}", std::iter::repeat_with(|| 7).take(2).collect::<Vec<_>>());
    println!("{:?}", std::iter::once(1).chain(std::iter::empty()).collect::<Vec<_>>());
    println!("{:?}", std::iter::repeat_n("x", 3).collect::<String>());
    println!("{:?}", std::iter::zip([1, 2], [3, 4]).collect::<Vec<_>>());
    let mut peek = v.iter().peekable();
    println!("{:?}", peek.next_if(|x| **x == 3));
    println!("{:?}", peek.peek());
    println!("{:?}", peek.next_if_eq(&&4));
    let mut by_ref = v.iter();
    println!("{} {:?}", by_ref.by_ref().take(3).count(), by_ref.next());
    println!("{:?} {:?}", (0..10).size_hint(), v.iter().filter(|_| true).size_hint());
    println!("{:?}", v.iter().is_sorted());
    println!("{:?} {:?}", (1..4).rfold(0, |a, x| a * 10 + x), (1..=3).rev().collect::<Vec<_>>());
    println!("{:?}", (0..3).map(|x| x * 2).rposition(|x| x == 2));
    println!("{:?}", v.iter().reduce(|a, b| if a > b { a } else { b }));
    let _ = v.iter().try_for_each(|x| if *x < 5 { Ok(()) } else { Err(println!("stop at {x}")) });
    println!("{:?}", [[1, 2], [3, 4]].iter().flatten().rev().collect::<Vec<_>>());
    println!("{:?}", ('a'..='e').step_by(2).collect::<String>());
    println!("{:?}", v.iter().fuse().min());
}
