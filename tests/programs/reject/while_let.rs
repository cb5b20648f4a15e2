fn main() {
    let mut stack = vec![1, 2, 3];
    while let Some(top) = stack.last() {
        stack.pop(); //~ E0502
        println!("{top}");
    }
}
