fn main() {
    let bytes: Vec<u8> = Vec::new();
    let numbers: Vec<u32> = Vec::new();
    let words: Vec<u64> = Vec::new();
    let all = bytes.len() + numbers.len() + words.len();
    println!("{all} elements");
}
