fn main() {
    let a = [3, 1, 2];
    println!("{:?} {:?}", a.map(|x| x * 10), a.each_ref().map(|x| *x + 1));
    println!("{:?} {} {}", a.as_slice(), a.len(), a == [3, 1, 2]);
    let mut b = a;
    b.sort();
    println!("{a:?} {b:?} {:?}", a.cmp(&b));
    for x in b.each_mut() {
        *x += 1;
    }
    println!("{b:?} {:?}", b.iter().rev().collect::<Vec<_>>());
    let names = ["a", "b"].map(String::from);
    let [x, y] = names;
    println!("{x}{y} {:?}", std::array::from_fn::<usize, 5, _>(|i| i * i));
    let grid = [[0u8; 3]; 2];
    println!("{grid:?} {:?} {}", grid.as_flattened(), size_of_val(&grid));
    let text: [String; 3] = Default::default();
    println!("{text:?} {:?}", <[i32; 3]>::default());
    let mut it = [1, 2, 3, 4].into_iter();
    println!("{:?} {:?} {:?} {:?}", it.next(), it.next_back(), it.as_slice(), it.len());
    println!("{:?}", [1, 2, 3, 4, 5].first_chunk::<2>());
    let (head, tail) = [1, 2, 3].split_at(1);
    println!("{head:?} {tail:?} {:?}", [1, 2, 3].concat_with(&[4]));
    let boxed: Box<[i32]> = Box::new([1, 2, 3]);
    println!("{:?} {}", boxed, [0; 0].is_empty() as u8 + [1, 2].contains(&2) as u8);
}

trait ConcatWith {
    fn concat_with(&self, other: &[i32]) -> Vec<i32>;
}
impl<const N: usize> ConcatWith for [i32; N] {
    fn concat_with(&self, other: &[i32]) -> Vec<i32> {
        [self.as_slice(), other].concat()
    }
}
