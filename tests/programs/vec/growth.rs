// Capacities of growing vectors, by element size.
fn grow<T: Clone>(item: T) -> Vec<usize> {
    let mut v = Vec::new();
    let mut caps = vec![v.capacity()];
    for _ in 0..20 {
        v.push(item.clone());
        if caps.last() != Some(&v.capacity()) {
            caps.push(v.capacity());
        }
    }
    caps
}

fn main() {
    println!("{:?}", grow(1_u8));
    println!("{:?}", grow(1_u64));
    println!("{:?}", grow([0_u8; 1024]));
    println!("{:?}", grow([0_u8; 1025]));
    let mut v: Vec<i32> = Vec::with_capacity(10);
    v.extend([1, 2, 3]);
    println!("{} {}", v.len(), v.capacity());
    v.shrink_to_fit();
    println!("{}", v.capacity());
    v.reserve(2);
    println!("{}", v.capacity() >= 5);
}
