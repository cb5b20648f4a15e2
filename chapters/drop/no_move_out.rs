struct Tower {
    name: String,
}

impl Drop for Tower {
    fn drop(&mut self) {
        println!("{} falls", self.name);
    }
}

fn main() {
    let tower = Tower { name: String::from("north") };
    let name = tower.name; //~ E0509
    println!("{name}");
}
