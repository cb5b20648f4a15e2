fn main() {
    let mut list = vec![1];
    let first = &mut list;
    let second = first;
    second.push(2);
    first.push(3); //~ E0382
}
