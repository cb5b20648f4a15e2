fn main() {
    let mut word = String::from("tide");
    let first = &word;
    println!("{first}");
    let second = &mut word;
    second.push('s');
    word.push('!');
    println!("{word}");
}
