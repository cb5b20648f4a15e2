fn main() {
    let packet = vec![2, 10, 20, 3, 7, 8, 9];
    let (size, rest) = packet.split_first().unwrap();
    let (first, rest) = rest.split_at(*size);
    let (size, rest) = rest.split_first().unwrap();
    let second = &rest[..*size];
    println!("{first:?} {second:?}");
}
