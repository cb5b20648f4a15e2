fn main() {
    let parsed: Result<u8, _> = "999".parse::<u8>();
    println!("{}", parsed.is_err());
    parsed.unwrap();
}
