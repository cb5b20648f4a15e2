struct Word<'a>(&'a str);
struct Book { first: Word } //~ E0106
fn main() { let w = Word("a"); println!("{}", w.0); }
