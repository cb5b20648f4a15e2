struct Names {
    list: Vec<String>,
}

impl Names {
    fn add(&mut self, name: &str) -> &str {
        self.list.push(name.to_string());
        &self.list[self.list.len() - 1]
    }
}

fn first(names: &mut Names) -> &str {
    names.add("Ida")
}

fn main() {
    let mut names = Names { list: Vec::new() };
    let name = first(&mut names);
    println!("{name}");
}
