struct Guarded {
    name: String,
    id: u8,
}

impl Drop for Guarded {
    fn drop(&mut self) {
        println!("drop {}", self.id);
    }
}

fn main() {
    let g = Guarded { name: String::from("a"), id: 1 };
    match g { //~ E0509
        Guarded { name, id } => {
            println!("{name} {id}");
        }
    }
}
