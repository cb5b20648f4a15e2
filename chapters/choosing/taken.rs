struct Inbox {
    letters: Vec<String>,
}

impl Inbox {
    fn empty(&mut self) -> Vec<String> {
        std::mem::take(&mut self.letters)
    }
}

fn main() {
    let letters = vec![String::from("hello")];
    let mut inbox = Inbox { letters };
    let taken = inbox.empty();
    println!("{} {}", taken.len(), inbox.letters.len());
}
