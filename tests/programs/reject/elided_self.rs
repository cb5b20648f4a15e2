struct Parser {
    text: String,
}

impl Parser {
    fn pick(&self, other: &str) -> &str {
        if self.text.is_empty() { other } else { &self.text } //~ syntax
    }
}

fn main() {
    let p = Parser { text: String::new() };
    p.pick("x");
}
