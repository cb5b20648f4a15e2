fn main() {
    let v: [i32; 6] = [1, 2, 3, 4, 5, 6];
    println!("{:?}", v.iter().chain(&[7, 8]).rev().step_by(3).collect::<Vec<_>>());
    println!("{:?}", v.iter().zip("abc".chars()).collect::<Vec<_>>());
    println!("{:?}", v.iter().scan(0, |s, x| { *s += x; (*s < 12).then_some(*s) }).collect::<Vec<_>>());
    println!("{:?}", v.iter().map_while(|x| x.checked_sub(1).filter(|x| *x < 3)).collect::<Vec<_>>());
    println!("{:?}", v.iter().skip_while(|x| **x < 3).take_while(|x| **x < 6).collect::<Vec<_>>());
    println!("{:?}", v.iter().flat_map(|&x| std::iter::repeat_n(x, x as usize % 3)).collect::<Vec<_>>());
    println!("{:?}", [vec![1], vec![], vec![2, 3]].into_iter().flatten().rev().collect::<Vec<_>>());
    println!("{:?}", [Some(1), None, Some(3)].iter().flatten().sum::<i32>());
    println!("{:?}", v.iter().cycle().skip(4).take(5).collect::<Vec<_>>());
    println!("{:?}", v.iter().enumerate().filter(|(i, _)| i % 2 == 0).map(|(_, x)| x).collect::<Vec<_>>());
    println!("{:?}", v.iter().inspect(|x| print!("<{x}>")).filter_map(|x| (x % 2 == 0).then(|| x * x)).collect::<Vec<_>>());
    let mut fused = v.iter().take(1).fuse();
    println!("{:?} {:?} {:?}", fused.next(), fused.next(), fused.next());
    let mut it = v.iter();
    println!("{:?} {:?} {:?}", it.by_ref().take(2).sum::<i32>(), it.nth(1), it.len());
    println!("{:?}", (1..=3).flat_map(|x| (0..x).map(move |y| (x, y))).collect::<Vec<_>>());
    println!("{:?}", (0..20).step_by(6).map(|x| x * 2).rev().collect::<Vec<_>>());
    println!("{:?}", "hello".chars().rev().enumerate().skip(1).step_by(2).collect::<Vec<_>>());
    println!("{:?}", v.iter().copied().map(f64::from).map(f64::sqrt).map(|x| (x * 100.0) as u32).collect::<Vec<_>>());
}
