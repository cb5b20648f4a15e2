fn greeting(name: &str) -> String {
    let mut text = String::from("ahoy ");
    text.push_str(name);
    text
}

fn main() {
    let text = greeting("Ida");
    println!("{text}");
}
