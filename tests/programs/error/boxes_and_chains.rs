//! Errors: `?` with `From`, `Box<dyn Error>`, sources, downcasting.

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;

#[derive(Debug)]
enum AppError {
    Parse(ParseIntError),
    Negative(i64),
}
impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AppError::Parse(_) => f.write_str("could not parse"),
            AppError::Negative(n) => write!(f, "{n} is negative"),
        }
    }
}
impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            AppError::Parse(e) => Some(e),
            AppError::Negative(_) => None,
        }
    }
}
impl From<ParseIntError> for AppError {
    fn from(e: ParseIntError) -> Self {
        AppError::Parse(e)
    }
}

fn parse(s: &str) -> Result<i64, AppError> {
    let n: i64 = s.trim().parse()?;
    if n < 0 { Err(AppError::Negative(n)) } else { Ok(n) }
}

fn total(words: &[&str]) -> Result<i64, Box<dyn Error>> {
    let mut sum = 0;
    for word in words {
        sum += parse(word)?;
    }
    if sum > 100 {
        return Err("too much".into());
    }
    if sum == 42 {
        Err(format!("{sum} is special"))?;
    }
    Ok(sum)
}

fn main() {
    for words in [&["1", "2"][..], &["x"], &["-5"], &["99", "2"], &["42"]] {
        match total(words) {
            Ok(sum) => println!("{sum}"),
            Err(e) => {
                let source = e.source().map(|s| s.to_string());
                println!("{e} {source:?} {}", e.downcast_ref::<AppError>().is_some());
            }
        }
    }
    let boxed: Box<dyn Error + Send + Sync> = From::from("text");
    println!("{boxed:?} {}", boxed.is::<AppError>());
    let down: Result<Box<AppError>, _> = Box::<dyn Error>::from(AppError::Negative(1)).downcast();
    println!("{:?}", down.unwrap());
    println!("{:?}", "1.5x".parse::<f64>().map_err(|e| e.to_string()));
    println!("{:?} {:?}", "yes".parse::<bool>().map_err(|e| e.to_string()), "".parse::<char>().map_err(|e| e.to_string()));
    println!("{:?} {:?}", "".parse::<u8>().map_err(|e| e.to_string()), u8::try_from(300i32).map_err(|e| e.to_string()));
}
