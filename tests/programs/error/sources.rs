use std::error::Error;
use std::fmt;

#[derive(Debug)]
struct Low(u8);
#[derive(Debug)]
struct High {
    source: Low,
}

impl fmt::Display for Low {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "low {}", self.0)
    }
}
impl fmt::Display for High {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("high")
    }
}
impl Error for Low {}
impl Error for High {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

fn run(step: u8) -> Result<i32, Box<dyn Error>> {
    match step {
        0 => Err("plain text".into()),
        1 => Err(format!("owned {step}").into()),
        2 => Err(Box::new(High { source: Low(9) })),
        3 => Ok("x1".parse::<i32>()?),
        4 => Ok("1.5.2".parse::<f64>()? as i32),
        5 => Err(fmt::Error)?,
        6 => Ok(i32::try_from(1u64 << 40)?),
        7 => Ok(String::from_utf8(vec![255])?.len() as i32),
        _ => Ok(step.into()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    for step in 0..9 {
        match run(step) {
            Ok(n) => println!("{step}: {n}"),
            Err(e) => {
                print!("{step}: {e} | {e:?}");
                let mut cause = e.source();
                while let Some(inner) = cause {
                    print!(" because {inner}");
                    cause = inner.source();
                }
                println!(" {} {}", e.is::<High>(), e.downcast_ref::<std::num::ParseIntError>().is_some());
            }
        }
    }
    let back: Result<Box<High>, _> = run(2).unwrap_err().downcast::<High>();
    println!("{:?}", back.map(|h| h.source.0).ok());
    Err(Box::new(Low(1)))
}
