fn main() {
    let door = Some(3);
    match door { //~ E0004
        Some(n) => println!("{n}"),
    }
}
