#[derive(Default, Debug)]
struct Config {
    name: String,
    size: u32,
}

impl Config {
    fn name(mut self, name: &str) -> Self {
        self.name = name.to_string();
        self
    }

    fn set_size(&mut self, size: u32) -> &mut Self {
        self.size = size;
        self
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        Parser { text, at: 0 }
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(' ').unwrap_or(rest.len());
        self.at = self.text.len() - rest.len() + end;
        Some(&rest[..end])
    }
}

fn main() {
    let mut config = Config::default().name("x");
    config.set_size(1).set_size(2);
    println!("{config:?}");
    let text = String::from("one two  three");
    let mut parser = Parser::new(&text);
    let first = parser.word();
    let second = parser.word();
    println!("{first:?} {second:?} {:?}", parser.word());
}
