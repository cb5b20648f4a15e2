use std::fmt::Write;

fn main() {
    let mut line = String::with_capacity(16);
    let mut total = 0;
    for n in 1..=3 {
        line.clear();
        write!(line, "{n} times {n}").unwrap();
        total += line.len();
    }
    println!("{line}, {total} letters");
}
