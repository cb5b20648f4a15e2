fn main() {
    let mut v = vec![3, 1, 2];
    let smallest = v.iter().min();
    v.sort(); //~ E0502
    println!("{smallest:?}");
}
