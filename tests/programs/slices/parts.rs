fn main() {
    let v = [1, 2, 3, 4, 5, 6, 7];
    println!("{:?}", v.windows(3).map(|w| w.iter().sum::<i32>()).collect::<Vec<_>>());
    println!("{:?} {:?}", v.chunks(3).collect::<Vec<_>>(), v.rchunks(3).collect::<Vec<_>>());
    let exact = v.chunks_exact(3);
    println!("{:?} {:?}", exact.remainder(), exact.map(<[i32]>::len).collect::<Vec<_>>());
    println!("{:?}", [1, 1, 2, 3, 3].chunk_by(|a, b| a == b).collect::<Vec<_>>());
    println!("{:?}", v.split(|x| x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.splitn(2, |x| x % 2 == 0).collect::<Vec<_>>());
    println!("{:?}", v.split_inclusive(|x| x % 3 == 0).collect::<Vec<_>>());
    println!("{:?} {:?}", v.split_first(), v.split_last().map(|(l, r)| (l, r.len())));
    println!("{:?} {:?}", v.first().zip(v.last()), v.get(2..4));
    println!("{:?} {:?}", v.strip_prefix(&[1, 2]), v.starts_with(&[1]));
    let mut w = v;
    let (a, b) = w.split_at_mut(3);
    a[0] = b[0];
    std::mem::swap(&mut a[1], &mut b[3]);
    println!("{w:?}");
    for chunk in w.chunks_mut(2) {
        chunk.reverse();
    }
    println!("{w:?}");
    w.rotate_left(2);
    w[1..4].fill(0);
    w.copy_within(5.., 0);
    println!("{w:?} {:?}", w.iter().rev().skip(1).collect::<Vec<_>>());
    w[..2].copy_from_slice(&[8, 9]);
    w.swap(0, 6);
    w[2..5].clone_from_slice(&[1, 1, 1]);
    println!("{w:?} {:?}", [[1, 2], [3, 4]].concat());
    println!("{:?} {:?}", [vec![1], vec![2, 3]].join(&0), ["a", "b"].join("/"));
    println!("{:?} {:?}", w.get_disjoint_mut([0, 2]).map(|[a, b]| (*a, *b)), [1, 2].repeat(2));
    if let [first, .., last] = &mut w[..] {
        std::mem::swap(first, last);
    }
    println!("{w:?}");
}
