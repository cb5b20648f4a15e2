// `unwrap` of an error shows it with `Debug`.
#[derive(Debug)]
enum Failure {
    Io { path: String, code: i32 },
}
fn open(path: &str) -> Result<(), Failure> {
    Err(Failure::Io { path: path.to_string(), code: -2 })
}
fn main() {
    let results: Vec<Result<u8, std::num::ParseIntError>> = vec!["1".parse(), "300".parse()];
    println!("{:?}", results);
    open("a \"file\"").unwrap();
}
