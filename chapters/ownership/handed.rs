fn stamp(letter: String) -> String {
    let stamped = letter + " *";
    stamped
}

fn burn(letter: String) {
    println!("burnt: {letter}");
}

fn main() {
    let letter = String::from("Dear Ida");
    let letter = stamp(letter);
    burn(letter);
    println!("nothing is left");
}
