enum Event {
    Key(u8),
    Paste([u8; 64]),
}

enum Slim {
    Key(u8),
    Paste(Box<[u8; 64]>),
}

fn main() {
    let fat = Event::Key(65);
    let slim = Slim::Key(65);
    let pasted = Slim::Paste(Box::new([b'a'; 64]));
    let codes = (code(&fat), slim_code(&slim), slim_code(&pasted));
    println!("{codes:?}");
}

fn code(event: &Event) -> u8 {
    match event {
        Event::Key(code) => *code,
        Event::Paste(bytes) => bytes[0],
    }
}

fn slim_code(event: &Slim) -> u8 {
    match event {
        Slim::Key(code) => *code,
        Slim::Paste(bytes) => bytes[0],
    }
}
