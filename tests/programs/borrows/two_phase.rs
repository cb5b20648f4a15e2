fn main() {
    let mut v = vec![1, 2];
    v.push(v.len());
    let i = 0;
    v[i] += v[i + 1];
    let mut s = String::from("ab");
    s.insert(s.len(), 'c');
    v.extend_from_slice(&[7]);
    let n = v.len();
    v.insert(n, n);
    println!("{v:?} {s}");
}
