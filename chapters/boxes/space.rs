fn first(page: [u8; 32]) -> u8 {
    page[0]
}

fn first_boxed(page: Box<[u8; 32]>) -> u8 {
    page[0]
}

fn main() {
    let page = [7; 32];
    let boxed = Box::new(page);
    let sum = first(page) + first_boxed(boxed);
    println!("{sum}");
}
