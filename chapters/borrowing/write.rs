fn main() {
    let mut ages = [41, 28, 35];
    let noor = &mut ages[1];
    *noor += 1;
    *noor += 1;
    println!("{}", ages[1]);
}
