fn main() {
    let mut v = vec![1, 2];
    std::mem::swap(&mut v[0], &mut v[1]); //~ E0499
    let mut x = 1;
    std::mem::swap(&mut x, &mut x); //~ E0499
}
