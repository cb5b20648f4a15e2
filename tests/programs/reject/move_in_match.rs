// A pattern that would take a value out of a borrow is an error at what is matched.
fn first(name: &Option<String>) -> usize {
    match *name { //~ E0507
        Some(text) => text.len(),
        None => 0,
    }
}

fn main() {
    println!("{}", first(&Some("a".to_string())));
}
