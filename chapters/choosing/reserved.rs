fn main() {
    let mut list = Vec::with_capacity(100);
    let mut new_blocks = 0;
    for n in 0..100_u32 {
        let before = list.capacity();
        list.push(n);
        if list.capacity() != before {
            new_blocks += 1;
        }
    }
    println!("{new_blocks}");
}
