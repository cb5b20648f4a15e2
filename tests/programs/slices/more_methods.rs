//! Slices: windows, chunks, sorting, searching, splitting, copying.

fn main() {
    let a = [5, 3, 8, 1, 9, 2];
    println!("{:?}", a.windows(3).map(|w| w.iter().sum::<i32>()).collect::<Vec<_>>());
    println!("{:?}", a.chunks(4).map(<[i32]>::len).collect::<Vec<_>>());
    println!("{:?} {:?}", a.chunks_exact(4).remainder(), a.rchunks(4).next());
    println!("{:?}", a.split_at(2));
    println!("{:?} {:?}", a.split_first(), a.split_last().map(|(l, r)| (l, r.len())));
    println!("{:?}", a.split(|x| *x == 8).collect::<Vec<_>>());
    println!("{:?} {:?}", a.iter().max(), a.iter().min_by_key(|x| (**x - 4).abs()));
    println!("{} {} {}", a.contains(&9), a.starts_with(&[5, 3]), a.ends_with(&[2]));
    let mut b = a;
    b.sort();
    println!("{b:?} {:?} {:?}", b.binary_search(&8), b.binary_search(&4));
    println!("{}", b.partition_point(|x| *x < 5));
    b.sort_by_key(|x| std::cmp::Reverse(*x));
    println!("{b:?} {}", b.is_sorted());
    b.swap(0, 5);
    b[1..4].reverse();
    b[..2].copy_from_slice(&[0, 0]);
    b.copy_within(4.., 0);
    println!("{b:?}");
    let (left, right) = b.split_at_mut(3);
    left.swap_with_slice(right);
    println!("{b:?} {:?}", b.iter().copied().reduce(|x, y| x * 2 + y));
    b.rotate_right(1);
    for chunk in b.chunks_mut(2) {
        chunk[0] += 100;
    }
    println!("{b:?} {:?}", b.get(1..3));
    println!("{:?} {:?}", b.get(9), b.first_chunk::<2>());
    b.select_nth_unstable(2);
    println!("{}", b[2]);
    println!("{:?}", [[1, 2], [3, 4]].concat());
    println!("{:?}", [1, 1, 2, 3, 3].chunk_by(|x, y| x == y).collect::<Vec<_>>());
    println!("{:?}", ["a", "b"].iter().zip(1..).collect::<Vec<_>>());
    println!("{:?}", b"hello".to_ascii_uppercase().escape_ascii().to_string());
    println!("{:?}", [1.5, 0.5].iter().copied().fold(f64::NAN, f64::min));
    let mut floats = [2.5, -1.0, 0.0];
    floats.sort_by(f64::total_cmp);
    println!("{floats:?} {:?}", [1, 2].repeat(2));
    println!("{:?}", [3, 4].iter().map(|x| x * x).sum::<i32>());
    if let [first, .., last] = a {
        println!("{first} {last}");
    }
    println!("{:?} {:?}", a.as_ptr_range().contains(&a.as_ptr()), a.to_vec().len());
    println!("{:?}", a.array_windows_like());
}
trait Pairs {
    fn array_windows_like(&self) -> Vec<(i32, i32)>;
}
impl Pairs for [i32] {
    fn array_windows_like(&self) -> Vec<(i32, i32)> {
        self.iter().zip(&self[1..]).map(|(a, b)| (*a, *b)).collect()
    }
}
