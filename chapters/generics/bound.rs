fn largest<T: Copy + PartialOrd>(list: &[T]) -> T {
    let mut best = list[0];
    for &item in list {
        if item > best {
            best = item;
        }
    }
    best
}

fn main() {
    let number = largest(&[3, 9, 4]);
    let letter = largest(&['r', 'u', 's', 't']);
    println!("{number} {letter}");
}
