// The growing vector may move its elements: nobody may look at them meanwhile.
fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    v.push(4); //~ E0502
    println!("{first}");
}
