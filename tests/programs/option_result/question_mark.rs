use std::fmt;
use std::num::ParseIntError;

#[derive(Debug)]
enum ConfigError {
    Missing(&'static str),
    Number(ParseIntError),
    Range { value: i32, max: i32 },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ConfigError::Missing(key) => write!(f, "{key} is missing"),
            ConfigError::Number(e) => write!(f, "not a number: {e}"),
            ConfigError::Range { value, max } => write!(f, "{value} is more than {max}"),
        }
    }
}

impl From<ParseIntError> for ConfigError {
    fn from(e: ParseIntError) -> Self {
        ConfigError::Number(e)
    }
}

fn get(text: &str, key: &'static str) -> Result<i32, ConfigError> {
    let line = text.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix('=')).ok_or(ConfigError::Missing(key))?;
    let value = line.trim().parse()?;
    if value > 100 {
        return Err(ConfigError::Range { value, max: 100 });
    }
    Ok(value)
}

fn first_even(v: &[i32]) -> Option<i32> {
    let first = v.iter().find(|x| **x % 2 == 0)?;
    Some(first * 10)
}

fn main() {
    let text = "a=5\nb= x\nc=1000";
    for key in ["a", "b", "c", "d"] {
        match get(text, key) {
            Ok(v) => println!("{key}: {v}"),
            Err(e) => println!("{key}: {e} / {e:?}"),
        }
    }
    println!("{:?} {:?}", first_even(&[1, 4]), first_even(&[1]));
    let sum: Result<i32, ConfigError> = ["a", "b"].iter().map(|k| get(text, k)).sum();
    println!("{}", sum.is_err());
}
