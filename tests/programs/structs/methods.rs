// `self`, `&self`, `&mut self`, associated functions and constants.
struct Counter {
    count: u32,
}

impl Counter {
    const START: u32 = 10;

    fn new() -> Self {
        Self { count: Self::START }
    }

    fn bump(&mut self) -> &mut Self {
        self.count += 1;
        self
    }

    fn get(&self) -> u32 {
        self.count
    }

    fn finish(self) -> u32 {
        self.count * 2
    }
}

fn main() {
    let mut c = Counter::new();
    c.bump().bump().bump();
    println!("{} {}", c.get(), Counter::get(&c));
    println!("{}", c.finish());
}
