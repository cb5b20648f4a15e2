fn main() {
    let mut word = String::from("dawn");
    let kept = word;
    word = String::from("dusk");
    word = String::from("noon");
    println!("{kept} {word}");
}
