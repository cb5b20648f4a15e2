fn both<T: Copy>(value: T) -> [T; 2] {
    let copy = value;
    [value, copy]
}

fn main() {
    let bytes = both(7_u8);
    let words = both(7_u64);
    let again = both(9_u8);
    println!("{bytes:?} {words:?} {again:?}");
}
