fn after<'t>(text: &'t str, mark: &str) -> &'t str {
    match text.split_once(mark) {
        Some((_, rest)) => rest,
        None => text,
    }
}

fn main() {
    let line = String::from("to: Ida");
    let name;
    {
        let mark = String::from(": ");
        name = after(&line, &mark);
    }
    println!("{name}");
}
