fn main() {
    let keep = Box::new(1_u64);
    {
        let short = Box::new(2_u64);
        println!("{short}");
    }
    let next = Box::new(3_u64);
    println!("{keep} {next}");
}
