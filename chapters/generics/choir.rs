trait Voice {
    fn sing(&self);
}

struct Alto(String);

struct Bass(u8);

impl Voice for Alto {
    fn sing(&self) {
        println!("{} sings high", self.0);
    }
}

impl Voice for Bass {
    fn sing(&self) {
        println!("bass {} sings low", self.0);
    }
}

fn main() {
    let mut choir: Vec<Box<dyn Voice>> = Vec::new();
    choir.push(Box::new(Alto(String::from("Ida"))));
    choir.push(Box::new(Bass(2)));
    for voice in &choir {
        voice.sing();
    }
    choir.clear();
    println!("silence");
}
