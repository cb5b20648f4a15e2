fn main() {
    let ages = vec![41, 28, 35];
    let all = &ages;
    let again = all;
    let oldest = &ages[0];
    println!("{} {}", all.len(), again.len());
    println!("{oldest} {}", ages[1]);
}
