// `main` may return a `Result`; an `Err` makes the exit code 1.
fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    let value: i32 = text.parse()?;
    Ok(value * 2)
}

fn main() -> Result<(), std::num::ParseIntError> {
    println!("{}", parse("21")?);
    println!("{}", parse("x1")?);
    Ok(())
}
