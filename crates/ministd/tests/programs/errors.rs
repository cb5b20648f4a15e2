use std::{error::Error, fmt, num::ParseIntError, ops::ControlFlow};

#[derive(Debug)]
enum AppError {
    Parse(ParseIntError),
    Negative(i64),
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AppError::Parse(e) => write!(f, "parse: {e}"),
            AppError::Negative(n) => write!(f, "negative: {n}"),
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
    if n < 0 {
        return Err(AppError::Negative(n));
    }
    Ok(n)
}

fn dynamic(s: &str) -> Result<i64, Box<dyn Error>> {
    let n = parse(s)?;
    if n > 100 {
        return Err("too large".into());
    }
    if n == 50 {
        Err(format!("{n} is half"))?;
    }
    Ok(n)
}

fn second(v: &[&str]) -> Option<char> {
    v.get(1)?.chars().next()
}

fn search(v: &[i32]) -> ControlFlow<i32> {
    for x in v {
        if *x > 2 {
            return ControlFlow::Break(*x);
        }
    }
    ControlFlow::Continue(())
}

fn main() -> Result<(), AppError> {
    for s in ["1", " 42 ", "x", "-3", "99999999999999999999"] {
        match parse(s) {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e} / {e:?} / {}", e.source().is_some()),
        }
    }
    for s in ["7", "500", "50", "q"] {
        println!("{:?}", dynamic(s).map_err(|e| e.to_string()));
    }
    println!("{:?} {:?}", second(&["a", "bc"]), second(&["a"]));
    println!("{:?} {:?}", search(&[1, 2, 3, 4]), search(&[1]));
    let x: Option<i32> = Some(4);
    println!("{:?} {:?} {:?}", x.map(|n| n * 2), x.filter(|n| *n > 5), x.and_then(|n| n.checked_sub(5)));
    println!("{:?} {:?} {:?}", x.or(Some(1)), None.or_else(|| Some(2)), x.xor(None));
    println!("{:?} {:?} {:?}", x.ok_or("none"), None::<i32>.ok_or_else(|| "lazy"), x.zip(Some('z')));
    println!("{} {} {}", x.unwrap_or(0), None.unwrap_or_else(|| 9), None::<i32>.unwrap_or_default());
    println!("{} {} {}", x.is_some_and(|n| n > 3), x.map_or(0, |n| n + 1), None::<i32>.map_or_else(|| -1, |n| n));
    let mut slot: Option<i32> = None;
    println!("{}", slot.get_or_insert(3));
    println!("{:?} {:?}", slot.replace(4), slot.take());
    println!("{:?} {:?}", Some(Some(1)).flatten(), Some(Ok::<i32, ()>(1)).transpose());
    println!("{:?} {:?}", Some(String::from("abc")).as_deref(), Some(&5).copied());
    if let Some(ref mut n) = slot.insert(1).checked_add(1) {
        *n += 1;
        println!("{n}");
    }
    let r: Result<i32, String> = Ok(3);
    println!("{:?} {:?} {:?}", r.as_ref().map(|n| n + 1), r.as_ref().ok(), r.as_ref().err());
    println!("{:?} {:?}", r.clone().and_then(|n| if n > 5 { Ok(n) } else { Err(format!("{n} small")) }), r.clone().or_else(|e| Err::<i32, usize>(e.len())));
    println!("{} {} {}", r.clone().unwrap_or(0), r.is_ok(), r.as_ref().is_err_and(|e| e.is_empty()));
    println!("{:?} {:?}", r.iter().next(), r.clone().map_err(|e| e.len()));
    println!("{:?}", Err::<i32, _>("e").unwrap_or_else(|e: &str| e.len() as i32));
    let n = parse("12")?;
    println!("{n}");
    parse("-1")?;
    println!("unreachable");
    Ok(())
}
