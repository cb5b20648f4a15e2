fn collect<'a>() -> Vec<&'a String> {
    let mut all = Vec::new();
    let s = String::new();
    all.push(&s);
    all //~ E0515
}

fn main() {
    collect();
}
