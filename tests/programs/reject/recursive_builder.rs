struct Builder {
    parts: Vec<String>,
}

impl Builder {
    fn part(&mut self, text: &str) -> &mut Builder {
        self.parts.push(text.to_string());
        self
    }

    fn build(&self) -> String {
        self.parts.concat()
    }
}

fn main() {
    let builder = Builder { parts: Vec::new() }.part("a").part("b"); //~ E0716
    println!("{}", builder.build());
}
