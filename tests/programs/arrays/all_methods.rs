//! Arrays: map, comparing, converting, iterating by value.

fn main() {
    let a = [1, 2, 3];
    println!("{:?} {:?}", a.map(|x| x * 2), std::array::from_fn::<usize, 4, _>(|i| i * i));
    println!("{} {} {:?}", a.len(), a == [1, 2, 3], a.cmp(&[1, 2, 4]));
    println!("{:?} {:?}", a.each_ref().map(|x| *x + 1), a.as_slice().to_vec());
    for (i, x) in a.into_iter().enumerate() {
        print!("{i}:{x} ");
    }
    println!();
    let [first, rest @ ..] = a;
    println!("{first} {rest:?}");
    let words = [String::from("a"), String::from("b")];
    let [x, y] = words;
    println!("{}", x + &y);
    let mut grid = [[0u8; 3]; 2];
    grid[1][2] = 7;
    println!("{grid:?} {}", grid.iter().flatten().map(|x| u32::from(*x)).sum::<u32>());
    println!("{:?} {:?}", <[i32; 2]>::try_from(&a[..2]), <&[i32; 4]>::try_from(&a[..]).is_err());
    println!("{:?} {:?}", [0; 0] as [i32; 0], [(); 3].len());
    println!("{:?}", [3, 1, 2].iter().copied().max());
    println!("{:?} {:?}", a.first_chunk::<2>(), a.split_first_chunk::<1>());
    println!("{:?}", [[1, 2], [3, 4]].as_flattened());
    println!("{:?}", <[Option<u8>; 2]>::default());
}
