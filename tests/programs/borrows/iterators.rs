struct Countdown<'a> {
    items: &'a [i32],
}

impl<'a> Iterator for Countdown<'a> {
    type Item = &'a i32;

    fn next(&mut self) -> Option<&'a i32> {
        let (last, rest) = self.items.split_last()?;
        self.items = rest;
        Some(last)
    }
}

struct Row<'a>(&'a mut [i32]);

impl Row<'_> {
    fn bump(&mut self) {
        for x in self.0.iter_mut() {
            *x += 1;
        }
    }
}

fn main() {
    let v = vec![1, 2, 3];
    let mut down = Countdown { items: &v };
    let first = down.next();
    let second = down.next();
    println!("{first:?} {second:?}");
    let mut grid = vec![vec![1, 2], vec![3]];
    for row in grid.iter_mut() {
        Row(row).bump();
    }
    let total: i32 = grid.iter().flat_map(|row| row.iter()).sum();
    println!("{total}");
    let names = vec![String::from("b"), String::from("a")];
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    println!("{sorted:?}");
    let evens: Vec<_> = v.iter().filter(|x| **x % 2 == 0).map(|x| x * 10).collect();
    let pairs: Vec<(usize, &i32)> = v.iter().enumerate().skip(1).collect();
    println!("{evens:?} {pairs:?} {:?}", v.iter().zip(&evens).last());
    let mut it = v.iter().peekable();
    while let Some(x) = it.next() {
        if let Some(next) = it.peek() {
            print!("{} ", *next - x);
        }
    }
    println!();
}
