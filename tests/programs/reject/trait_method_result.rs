trait Named {
    fn name(&self) -> &str;
}

struct Person(String);

impl Named for Person {
    fn name(&self) -> &str {
        &self.0
    }
}

fn main() {
    let name;
    {
        let person = Person(String::from("Ada"));
        name = person.name(); //~ E0597
    }
    println!("{name}");
}
