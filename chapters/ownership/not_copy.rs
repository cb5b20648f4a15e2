#[derive(Clone, Copy)]
struct Label { //~ E0204
    text: String,
}

fn main() {
    let label = Label { text: String::from("salt") };
    println!("{}", label.text);
}
