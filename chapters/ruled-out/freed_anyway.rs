fn main() {
    let list = vec![10, 20, 30];
    let first = &raw const list[0];
    drop(list);
    let other = vec![-1, -2, -3];
    let seen = unsafe { *first }; //~ ub:use_after_free
    println!("{seen} {}", other.len());
}
