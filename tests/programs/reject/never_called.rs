// A function that nothing calls is checked all the same.
fn never_called(text: String) -> String {
    let other = text;
    println!("{text}"); //~ E0382
    other
}

fn main() {
    println!("fine");
}
