// Slices are views; splitting and changing through them.
fn sum(s: &[i32]) -> i32 {
    if s.is_empty() { 0 } else { s[0] + sum(&s[1..]) }
}

fn main() {
    let mut a = [1, 2, 3, 4, 5, 6];
    println!("{} {}", sum(&a), sum(&a[2..=3]));
    let (left, right) = a.split_at_mut(3);
    left[0] = right[0] * 10;
    std::mem::swap(&mut left[1], &mut right[2]);
    println!("{a:?}");
    a[..2].fill(0);
    a[4..].copy_from_slice(&[8, 9]);
    println!("{a:?} {:?} {:?}", a.first(), a[1..3].last());
    println!("{:?} {}", a.iter().copied().filter(|n| *n > 3).collect::<Vec<_>>(), a.starts_with(&[0, 0]));
    for pair in a.chunks_mut(4) {
        pair[0] += 1;
    }
    println!("{a:?} {:?}", a.to_vec().len());
    a.rotate_left(2);
    println!("{a:?} {}", a == [3, 4, 9, 9, 1, 0]);
}
