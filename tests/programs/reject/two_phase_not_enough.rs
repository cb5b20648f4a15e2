fn main() {
    let mut v = vec![1];
    let r = &v;
    v.push(r.len());
    let mut s = vec![0];
    s.push({ s.push(1); 2 }); //~ E0499
    let shared = &s;
    s.push(shared[0]);
}
