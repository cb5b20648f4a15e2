fn main() {
    let mut row = [1, 2, 3, 4];
    let (left, right) = row.split_at_mut(2);
    left[0] = right[1];
    right[0] += left[1];
    println!("{row:?}");
}
