fn main() {
    let price = 3;
    let amount = 4;
    let total = price * amount;
    println!("{total}");
}
