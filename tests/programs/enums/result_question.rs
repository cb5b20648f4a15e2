// `?` returns early with the error, converted with From.
#[derive(Debug)]
enum Trouble {
    Parse(std::num::ParseIntError),
    Negative(i32),
}

impl From<std::num::ParseIntError> for Trouble {
    fn from(e: std::num::ParseIntError) -> Self {
        Trouble::Parse(e)
    }
}

fn root(text: &str) -> Result<i32, Trouble> {
    let n: i32 = text.trim().parse()?;
    if n < 0 {
        return Err(Trouble::Negative(n));
    }
    Ok(n + 1)
}

fn main() {
    for t in ["4", " 7 ", "-2", "x"] {
        match root(t) {
            Ok(n) => println!("ok {n}"),
            Err(Trouble::Negative(n)) => println!("negative {n}"),
            Err(e) => println!("{e:?}"),
        }
    }
}
