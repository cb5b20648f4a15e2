// &str from String and String from &str.
fn shout(s: &str) -> String {
    s.to_uppercase()
}

fn main() {
    let owned = String::from("hello world");
    let part: &str = &owned[..5];
    println!("{} {}", shout(part), shout(&owned));
    let again = part.to_owned() + "!";
    println!("{again} {}", owned.as_str() == "hello world");
    println!("{}", owned < again);
    let boxed: Box<str> = again.into_boxed_str();
    println!("{boxed} {}", boxed.len());
    let bytes = owned.into_bytes();
    println!("{:?}", &bytes[..3]);
    let chars = ['a', 'b'];
    println!("{}", chars.iter().collect::<String>() + &String::from_iter(['c', 'd']));
}
