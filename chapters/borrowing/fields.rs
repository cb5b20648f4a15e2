struct Boat {
    name: String,
    crew: Vec<String>,
}

fn main() {
    let mut boat = Boat {
        name: String::from("Fram"),
        crew: Vec::new(),
    };
    let name = &boat.name;
    boat.crew.push(format!("cook of {name}"));
    println!("{} {}", boat.name, boat.crew[0]);
}
