// What a failed `assert!` says of its condition.
fn main() {
    let v = vec![1, 2, 3];
    let limit = 2usize;
    assert!(v.len()>1 && v.iter().all(|x| *x>0));
    assert!(v.iter().any(|x|*x==9)||v.len( )<limit , );
}
