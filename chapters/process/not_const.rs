fn size() -> usize {
    let mut n = 1;
    n += 2;
    n
}

static ROOM: usize = size(); //~ E0015

fn main() {
    println!("{ROOM}");
}
