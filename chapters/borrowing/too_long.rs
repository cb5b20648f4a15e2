fn main() {
    let mut word = String::from("tide");
    let first = &word;
    let second = &mut word; //~ E0502
    second.push('s');
    println!("{first}");
}
