//@ allocations
//! Blocks and bytes of `Vec`: growth, collecting, sorting, taking apart.

fn main() {
    let mut v = Vec::new();
    for i in 0..100u32 {
        v.push(i);
    }
    let doubled: Vec<u32> = v.into_iter().map(|x| x * 2).filter(|x| x % 3 == 0).collect();
    let exact: Vec<u64> = doubled.iter().map(|x| *x as u64).collect();
    let filtered: Vec<u64> = exact.iter().copied().filter(|x| x % 2 == 0).collect();
    let mut sorted: Vec<u64> = (0..600).rev().collect();
    sorted.sort();
    let boxed: Box<[u8]> = vec![1, 2, 3, 4, 5].into_boxed_slice();
    let nested = vec![vec![1u16; 3]; 4];
    let flat = nested.concat();
    let (even, odd): (Vec<u64>, Vec<u64>) = sorted.iter().partition(|x| **x % 2 == 0);
    let chunks: Vec<Vec<u64>> = even.chunks(100).map(|c| c.to_vec()).collect();
    let results: Result<Vec<i32>, String> = vec![Ok(1), Ok(2)].into_iter().collect();
    assert_eq!(exact.len() + filtered.len() + boxed.len() + flat.len() + odd.len() + chunks.len(), 34 + 34 + 5 + 12 + 300 + 3);
    assert!(results.is_ok());
}
