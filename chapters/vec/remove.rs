fn main() {
    let mut line = vec!['a', 'b', 'c', 'd', 'e'];
    let first = line.remove(0);
    let second = line.swap_remove(0);
    line.insert(1, 'x');
    println!("{first} {second} {line:?}");
}
