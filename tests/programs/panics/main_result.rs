// `main` that returns an error: exit code 1.
use std::fmt;
#[derive(Debug)]
enum AppError {
    Parse(std::num::ParseIntError),
    Negative { value: i64 },
}
impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            AppError::Parse(e) => write!(f, "parse: {e}"),
            AppError::Negative { value } => write!(f, "negative: {value}"),
        }
    }
}
impl std::error::Error for AppError {}
impl From<std::num::ParseIntError> for AppError {
    fn from(e: std::num::ParseIntError) -> Self {
        AppError::Parse(e)
    }
}
fn read(s: &str) -> Result<i64, AppError> {
    let value: i64 = s.parse()?;
    if value < 0 { Err(AppError::Negative { value }) } else { Ok(value) }
}
struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("dropped before the end");
    }
}
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let _d = D;
    println!("{:?}", read("12"));
    println!("{}", read("x").unwrap_err());
    println!("{}", read("-4").unwrap_err());
    let n = read("-7")?;
    println!("never {n}");
    Ok(())
}
