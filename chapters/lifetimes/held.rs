struct Cursor<'t> {
    rest: &'t str,
}

fn main() {
    let mut text = String::from("salt and pepper");
    let cursor = Cursor { rest: &text };
    text.push('!'); //~ E0502
    println!("{}", cursor.rest);
}
