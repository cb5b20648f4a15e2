struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        self.0 -= 1;
        Some(self.0 + 1)
    }
}

fn evens() -> impl Iterator<Item = i32> {
    (0..).step_by(2)
}

fn main() {
    let v = vec![5, 3, 8, 1, 9, 2];
    println!("{:?}", v.iter().map(|x| x * 2).filter(|x| x % 4 != 0).collect::<Vec<_>>());
    println!("{:?}", v.iter().enumerate().skip(1).step_by(2).collect::<Vec<_>>());
    println!("{:?}", v.iter().zip(v.iter().skip(1)).map(|(a, b)| a - b).collect::<Vec<_>>());
    println!("{:?}", v.iter().take(2).chain(v.iter().rev().take(2)).collect::<Vec<_>>());
    println!("{:?}", v.iter().take_while(|x| **x > 2).collect::<Vec<_>>());
    println!("{:?}", v.iter().skip_while(|x| **x > 2).collect::<Vec<_>>());
    println!("{:?}", v.iter().scan(0, |sum, x| { *sum += x; Some(*sum) }).collect::<Vec<_>>());
    println!("{:?}", v.iter().map_while(|x| if *x > 2 { Some(x * 10) } else { None }).collect::<Vec<_>>());
    println!("{:?}", v.iter().flat_map(|x| vec![*x; (*x % 3) as usize]).collect::<Vec<_>>());
    println!("{:?}", vec![Some(1), None, Some(3)].into_iter().flatten().collect::<Vec<_>>());
    println!("{} {} {:?}", v.iter().sum::<i32>(), v.iter().product::<i32>(), v.iter().fold(0, |a, b| a * 2 + b));
    println!("{:?} {:?}", v.iter().min(), v.iter().max());
    println!("{:?} {:?}", v.iter().min_by_key(|x| (*x - 4).abs()), v.iter().max_by(|a, b| a.cmp(b)));
    println!("{} {}", v.iter().any(|x| *x == 8), v.iter().all(|x| *x > 0));
    println!("{:?} {:?} {:?}", v.iter().find(|x| **x > 5), v.iter().position(|x| *x == 1), v.iter().rposition(|x| *x > 8));
    println!("{:?} {:?} {} {:?}", v.iter().last(), v.iter().nth(2), v.iter().count(), v.iter().nth(9));
    let (even, odd): (Vec<i32>, Vec<i32>) = v.iter().partition(|x| *x % 2 == 0);
    println!("{even:?} {odd:?}");
    let (a, b): (Vec<i32>, Vec<char>) = vec![(1, 'a'), (2, 'b')].into_iter().unzip();
    println!("{a:?} {b:?}");
    println!("{:?}", [1, 2].iter().cycle().take(5).collect::<Vec<_>>());
    let mut peek = v.iter().peekable();
    while let Some(x) = peek.next() {
        if let Some(next) = peek.peek() {
            print!("{x}<{next} ");
        }
    }
    println!();
    println!("{:?}", Countdown(3).collect::<Vec<_>>());
    println!("{:?} {:?}", Countdown(4).zip(evens()).last(), evens().nth(5));
    println!("{:?}", (1..=4).rev().map(|x| x * x).collect::<Vec<u64>>());
    println!("{:?} {:?}", ('a'..='e').collect::<String>(), (0..10).rev().step_by(3).collect::<Vec<_>>());
    println!("{:?}", (0..3).flat_map(|x| (0..x).map(move |y| (x, y))).collect::<Vec<_>>());
    println!("{:?}", ["1", "2", "x"].iter().map(|s| s.parse::<i32>()).collect::<Result<Vec<_>, _>>().is_err());
    println!("{:?}", ["1", "2"].iter().map(|s| s.parse::<i32>().ok()).collect::<Option<Vec<_>>>());
    println!("{:?}", [Some(1), None].into_iter().sum::<Option<i32>>());
    println!("{:?}", v.iter().copied().reduce(|a, b| a.max(b)));
    println!("{:?}", v.windows(2).map(|w| w[0] < w[1]).collect::<Vec<_>>());
    println!("{:?}", v.chunks(4).map(|c| c.len()).collect::<Vec<_>>());
    println!("{:?}", v.iter().inspect(|x| print!("{x};")).filter(|x| **x > 4).count());
    println!("{:?}", std::iter::successors(Some(1), |x| if *x < 100 { Some(x * 3) } else { None }).collect::<Vec<_>>());
    println!("{:?}", std::iter::repeat("z").take(3).collect::<String>());
    println!("{:?}", std::iter::once(1).chain(std::iter::empty()).collect::<Vec<i32>>());
    let mut n = 0;
    println!("{:?}", std::iter::from_fn(|| { n += 1; (n < 4).then_some(n) }).collect::<Vec<_>>());
    println!("{:?} {:?}", [1, 2].iter().cmp([1, 3].iter()), [1.0].iter().partial_cmp([f64::NAN].iter()));
    println!("{:?}", v.iter().try_fold(0i8, |a, x| a.checked_add(*x as i8 * 10)));
    for (i, x) in v.into_iter().enumerate().filter(|(i, _)| i % 2 == 0) {
        print!("{i}:{x} ");
    }
    println!();
    let mut it = [1, 2, 3, 4].into_iter();
    println!("{:?} {:?} {:?} {}", it.next(), it.next_back(), it.size_hint(), it.len());
    let total: f64 = [0.5, 1.5].iter().sum();
    println!("{total} {:?}", (0..5).map(|x| x as f32 / 2.0).collect::<Vec<_>>());
    let mut iter = (1..6).into_iter();
    let firsts: Vec<_> = iter.by_ref().take(2).collect();
    println!("{firsts:?} {:?}", iter.collect::<Vec<_>>());
    let boxed: Box<dyn Iterator<Item = i32>> = Box::new((0..3).map(|x| x + 1));
    println!("{:?}", boxed.collect::<Vec<_>>());
}
