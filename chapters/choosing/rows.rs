fn main() {
    let rows: Vec<Vec<u8>> = vec![vec![0; 3]; 4];
    let flat: Vec<u8> = vec![0; 3 * 4];
    let last = rows[3][2] + flat[3 * 3 + 2];
    println!("{last}");
}
