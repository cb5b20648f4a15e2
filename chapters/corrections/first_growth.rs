fn main() {
    let mut small: Vec<u8> = Vec::new();
    let mut usual: Vec<i32> = Vec::new();
    let mut large: Vec<[u8; 2000]> = Vec::new();
    small.push(1);
    usual.push(1);
    large.push([1; 2000]);
    let capacities = [small.capacity(), usual.capacity(), large.capacity()];
    println!("{capacities:?}");
}
