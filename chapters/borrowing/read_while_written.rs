fn main() {
    let mut total = 10;
    let tally = &mut total;
    println!("{total}"); //~ E0502
    *tally += 1;
}
