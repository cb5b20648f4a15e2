static GREET: fn(&'static str) = greet;

fn greet(name: &'static str) {
    println!("{name}");
}

fn main() {
    let name = String::from("you");
    GREET(&name); //~ E0597
}
