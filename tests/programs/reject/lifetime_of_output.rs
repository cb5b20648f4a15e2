struct Buffer {
    data: Vec<u8>,
}

impl Buffer {
    fn read<'a>(&'a mut self) -> &'a [u8] {
        self.data.push(1);
        &self.data
    }
}

fn main() {
    let mut b = Buffer { data: Vec::new() };
    let one = b.read();
    let two = b.read(); //~ E0499
    println!("{} {}", one.len(), two.len());
}
