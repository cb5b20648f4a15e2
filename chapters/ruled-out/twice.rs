fn main() {
    let text = String::from("lantern");
    drop(text);
    drop(text); //~ E0382
}
