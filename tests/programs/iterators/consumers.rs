use std::collections::*;
use std::ops::ControlFlow;

fn main() {
    let v: [i32; 8] = [3, 1, 4, 1, 5, 9, 2, 6];
    println!("{:?} {:?}", v.iter().max(), v.iter().min_by_key(|x| (**x - 4).abs()));
    println!("{:?} {:?}", v.iter().max_by(|a, b| (*a % 5).cmp(&(*b % 5))), v.iter().min_by(|a, b| b.cmp(a)));
    println!("{} {}", v.iter().sum::<i32>(), v.iter().map(|x| *x as i64).product::<i64>());
    println!("{} {:?}", v.iter().fold(String::new(), |s, x| s + &x.to_string()), v.iter().copied().reduce(|a, b| a * 10 + b));
    println!("{:?} {:?}", v.iter().position(|x| *x == 1), v.iter().rposition(|x| *x == 1));
    println!("{:?} {:?} {}", v.iter().find(|x| **x > 4), v.iter().find_map(|x| (*x > 4).then_some(x * 2)), v.iter().count());
    println!("{} {} {:?}", v.iter().any(|x| *x == 9), v.iter().all(|x| *x > 1), v.iter().last());
    let (even, odd): (Vec<i32>, Vec<i32>) = v.iter().partition(|x| **x % 2 == 0);
    println!("{even:?} {odd:?}");
    let (a, b): (Vec<_>, HashSet<_>) = v.iter().map(|x| (x * 2, x % 2)).unzip();
    println!("{a:?} {}", b.len());
    println!("{:?}", v.iter().try_fold(0i8, |acc, x| acc.checked_mul(10)?.checked_add(*x as i8)));
    println!("{:?}", v.iter().try_for_each(|x| if *x == 5 { ControlFlow::Break(*x) } else { ControlFlow::Continue(()) }));
    println!("{:?} {:?}", [1, 2].iter().cmp(&[1, 3]), [1.0, f64::NAN].iter().partial_cmp(&[1.0, 2.0]));
    println!("{} {} {}", [1, 2].iter().eq(&[1, 2]), [1].iter().lt(&[1, 2]), [2].iter().ge(&[1, 2]));
    println!("{} {}", v.is_sorted(), [1, 1, 2].iter().is_sorted());
    println!("{:?}", ["1", "2", "x", "4"].iter().map(|s| s.parse::<i32>()).collect::<Result<Vec<_>, _>>());
    println!("{:?}", ["1", "2"].iter().map(|s| s.parse::<i32>().ok()).collect::<Option<Vec<_>>>());
    println!("{:?}", ["1", "2"].iter().map(|s| s.parse::<i32>()).sum::<Result<i32, _>>());
    println!("{:?}", v.iter().collect::<BTreeSet<_>>());
    println!("{:?}", ["a", "b"].iter().copied().collect::<String>());
    println!("{:?}", v.iter().map(|x| (x, x * x)).collect::<BTreeMap<_, _>>());
    println!("{:?}", v.iter().collect::<VecDeque<_>>());
    println!("{:?}", v.into_iter().collect::<Box<[i32]>>());
    println!("{:?}", (1..5).rfold(1, |a, b| a * 2 + b));
}
