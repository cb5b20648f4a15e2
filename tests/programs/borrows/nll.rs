// A loan ends at its last use, not at the end of the block.
fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    println!("{first}");
    v.push(4);
    let last = v.last_mut().unwrap();
    *last = 5;
    println!("{v:?}");
    let mut x = 1;
    let r = &mut x;
    *r += 1;
    let s = &x;
    println!("{s}");
}
