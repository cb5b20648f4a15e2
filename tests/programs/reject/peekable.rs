fn main() {
    let text = String::from("1 2");
    let mut words = text.split(' ').peekable();
    drop(text); //~ E0505
    println!("{:?}", words.next());
}
