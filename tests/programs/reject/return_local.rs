fn longest() -> &'static str {
    let s = String::from("long");
    &s //~ E0515
}

fn text() -> &'static str {
    let s = String::from("long");
    s.as_str() //~ E0515
}

fn temporary() -> &'static String {
    &String::new() //~ E0515
}

fn main() {
    longest();
    text();
    temporary();
}
