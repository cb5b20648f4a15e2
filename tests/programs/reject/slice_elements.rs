fn main() {
    let mut a = [1, 2, 3];
    let x = &mut a[0];
    let y = &mut a[1]; //~ E0499
    *x += *y;
    let mut v = vec![1, 2];
    let i = 0;
    let z = &mut v[i];
    v[1] = 3; //~ E0499
    *z = 1;
}
