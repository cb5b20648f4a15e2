fn main() {
    let mut v = vec![vec![1]];
    let inner = &mut v[0];
    v.push(vec![2]); //~ E0499
    inner.push(3);
}
