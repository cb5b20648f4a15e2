struct Log {
    lines: Vec<String>,
}

impl Log {
    fn note(&mut self, number: u32) {
        self.lines.push(format!("request {number}"));
    }
}

fn main() {
    let mut log = Log { lines: Vec::new() };
    for number in 1..=6 {
        log.note(number);
    }
    println!("{}", log.lines.len());
}
