fn main() {
    let list = vec![10, 20, 30];
    let mut total = 0;
    let mut walk = list.iter();
    while let Some(number) = walk.next() {
        total += number;
    }
    println!("{total}");
}
