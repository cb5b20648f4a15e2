fn shout(text: &str) -> String {
    text.to_uppercase()
}

fn main() {
    let owned = String::from("stop");
    let first = shout(&owned);
    let second = shout("go");
    println!("{first} {second}");
}
