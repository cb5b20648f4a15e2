use std::fmt::Display;

fn describe(thing: &dyn Display) -> usize {
    let bytes = size_of_val(thing);
    println!("{thing} takes {bytes} bytes");
    bytes
}

fn main() {
    let number = 7_u16;
    let text = String::from("ox");
    let few = describe(&number);
    let many = describe(&text);
    println!("{} in all", few + many);
}
