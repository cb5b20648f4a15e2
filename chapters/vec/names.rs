fn main() {
    let mut crew = Vec::with_capacity(2);
    crew.push(String::from("Ida"));
    crew.push(String::from("Noor"));
    crew.push(String::from("Tom"));
    let first = crew.remove(0);
    println!("{first} left {crew:?}");
}
