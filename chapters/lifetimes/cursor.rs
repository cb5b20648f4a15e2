struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    fn next(&mut self) -> Option<&'t str> {
        let (word, rest) = self.rest.split_once(' ')?;
        self.rest = rest;
        Some(word)
    }
}

fn main() {
    let text = String::from("salt and pepper");
    let mut cursor = Cursor { rest: &text };
    let first = cursor.next();
    let second = cursor.next();
    println!("{first:?} {second:?} {:?}", cursor.rest);
}
