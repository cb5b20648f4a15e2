fn main() {
    let word = String::from("tide");
    let look = &word;
    let gone = word; //~ E0505
    println!("{look} {gone}");
}
