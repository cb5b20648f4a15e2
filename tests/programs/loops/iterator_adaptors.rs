// The usual chain of adaptors.
fn main() {
    let words = ["zebra", "ant", "horse", "bee"];
    let mut lengths: Vec<(usize, &str)> = words.iter().map(|w| (w.len(), *w)).collect();
    lengths.sort();
    println!("{lengths:?}");
    let even: Vec<i32> = (1..20).filter(|n| n % 2 == 0).skip(2).take(4).collect();
    println!("{even:?}");
    let zipped: Vec<(i32, char)> = (1..).zip("abc".chars()).collect();
    println!("{zipped:?}");
    println!("{:?} {:?}", words.iter().position(|w| *w == "horse"), words.iter().max_by_key(|w| w.len()));
    println!("{}", (1..=5).fold(1, |a, b| a * b));
    println!("{:?}", (0..3).flat_map(|a| (0..a).map(move |b| (a, b))).collect::<Vec<_>>());
    println!("{} {}", words.iter().any(|w| w.starts_with('b')), words.iter().all(|w| w.len() > 3));
    for (i, w) in words.iter().enumerate().rev().step_by(2) {
        println!("{i} {w}");
    }
    let (short, long): (Vec<&str>, Vec<&str>) = words.iter().partition(|w| w.len() < 4);
    println!("{short:?} {long:?}");
    println!("{:?}", [1, 2, 3, 4, 5].windows(2).map(|w| w[1] - w[0]).collect::<Vec<i32>>());
    println!("{:?}", [1, 2, 3, 4, 5].chunks(2).map(|c| c.len()).collect::<Vec<_>>());
}
