fn largest<T: Copy>(list: &[T]) -> T {
    let mut best = list[0];
    for &item in list {
        if item > best { //~ E0369
            best = item;
        }
    }
    best
}

fn main() {
    println!("{}", largest(&[3, 9, 4]));
}
