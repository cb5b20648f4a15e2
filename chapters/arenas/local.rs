struct Names {
    list: Vec<String>,
}

impl Names {
    fn add(&mut self, name: &str) -> &str {
        self.list.push(name.to_string());
        &self.list[self.list.len() - 1]
    }
}

fn first<'a>() -> &'a str {
    let mut names = Names { list: Vec::new() };
    names.add("Ida") //~ E0515
}

fn main() {
    println!("{}", first());
}
