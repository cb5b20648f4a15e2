struct Boat {
    name: String,
    crew: Vec<String>,
}

impl Boat {
    fn hire(&mut self, who: &str) {
        self.crew.push(who.to_string());
    }
}

fn main() {
    let mut boat = Boat {
        name: String::from("Fram"),
        crew: Vec::new(),
    };
    let name = &boat.name;
    boat.hire(name); //~ E0502
    println!("{}", boat.crew.len());
}
