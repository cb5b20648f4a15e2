// assert_eq prints both sides.
fn main() {
    let left = vec![1, 2];
    assert!(left.len() == 2, "length is {}", left.len());
    assert_ne!(left, [3]);
    assert_eq!(left, [1, 3], "after {} steps", 4);
}
