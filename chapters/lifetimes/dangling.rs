fn greeting() -> &str { //~ E0106
    let text = String::from("ahoy");
    &text
}

fn main() {
    println!("{}", greeting());
}
