fn main() {
    let first = "harbour";
    let second = "harbour";
    let owned = String::from("harbour");
    let part = &first[..4];
    println!("{first} {second} {owned} {part}");
}
