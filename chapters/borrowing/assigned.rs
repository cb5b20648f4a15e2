fn main() {
    let mut level = 3;
    let look = &level;
    level = 4; //~ E0506
    println!("{look} {level}");
}
