fn keep(text: &'static str) -> usize {
    text.len()
}

fn pass(text: &str) -> usize {
    keep(text) //~ E0521
}

fn main() {
    let s = String::from("a");
    keep(&s); //~ E0597
    pass("x");
}
