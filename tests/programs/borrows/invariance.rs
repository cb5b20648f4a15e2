fn add<'a>(list: &mut Vec<&'a str>, text: &'a str) {
    list.push(text);
}

fn shorten<'a>(x: &'a str, _: &'a str) -> &'a str {
    x
}

fn main() {
    let owned = String::from("owned");
    let mut list: Vec<&str> = vec!["static"];
    add(&mut list, &owned);
    let mut current: &str = "start";
    for word in &list {
        current = shorten(word, current);
    }
    println!("{current} {}", list.len());
    let cell = std::cell::Cell::new("x");
    cell.set(&owned);
    println!("{}", cell.get());
}
