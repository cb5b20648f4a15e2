// Default methods, overriding, associated consts and types.
trait Animal {
    const LEGS: u32;
    type Food: std::fmt::Debug + Default;

    fn name(&self) -> String;

    fn describe(&self) -> String {
        format!("{} with {} legs eats {:?}", self.name(), Self::LEGS, Self::Food::default())
    }
}

struct Dog;
struct Bird(String);

impl Animal for Dog {
    const LEGS: u32 = 4;
    type Food = u8;

    fn name(&self) -> String {
        "dog".into()
    }
}

impl Animal for Bird {
    const LEGS: u32 = 2;
    type Food = String;

    fn name(&self) -> String {
        self.0.clone()
    }

    fn describe(&self) -> String {
        format!("bird {}", self.name())
    }
}

fn legs<A: Animal, B: Animal>(_: &A, _: &B) -> u32 {
    A::LEGS + B::LEGS
}

fn main() {
    let b = Bird("finch".to_string());
    println!("{}; {}; {}", Dog.describe(), b.describe(), legs(&Dog, &b));
}
