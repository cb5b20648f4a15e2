fn text() -> String {
    String::from("abc")
}

fn main() {
    let s: &str = { text().as_str() }; //~ E0716
    println!("{s}");
}
