//! `Any`, `TypeId`, `From`/`Into`/`TryFrom`, `FromStr`, `Default`, `Display` for `ToString`.

use std::any::{Any, TypeId, type_name};
use std::str::FromStr;

#[derive(Debug, Default, Clone, PartialEq)]
struct Color { r: u8, g: u8, b: u8 }

impl FromStr for Color {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let hex = s.strip_prefix('#').ok_or("no #")?;
        let part = |i: usize| u8::from_str_radix(hex.get(i..i + 2).ok_or("short")?, 16).map_err(|e| e.to_string());
        Ok(Color { r: part(0)?, g: part(2)?, b: part(4)? })
    }
}
impl From<(u8, u8, u8)> for Color {
    fn from((r, g, b): (u8, u8, u8)) -> Self { Color { r, g, b } }
}
impl TryFrom<i64> for Color {
    type Error = std::num::TryFromIntError;
    fn try_from(x: i64) -> Result<Self, Self::Error> { Ok(Color { r: x.try_into()?, ..Default::default() }) }
}

fn describe(x: &dyn Any) -> &'static str {
    if x.is::<i32>() { "i32" } else if x.downcast_ref::<String>().is_some() { "String" } else { "?" }
}

fn main() {
    println!("{:?} {:?}", "#0aff10".parse::<Color>(), "0a".parse::<Color>());
    println!("{:?} {:?}", Color::from((1, 2, 3)), Color::try_from(300).is_err());
    let c: Color = (9, 9, 9).into();
    println!("{c:?} {:?}", Color::default());
    println!("{} {} {}", describe(&5), describe(&String::new()), describe(&1u8));
    println!("{} {}", type_name::<Vec<i32>>(), TypeId::of::<u8>() == TypeId::of::<i8>());
    let boxed: Box<dyn Any> = Box::new(3u8);
    println!("{:?} {}", boxed.downcast::<u8>().map(|b| *b + 1).ok(), i64::from(3i32));
    println!("{} {:?}", f64::from(1.5f32), char::from(65u8));
    println!("{:?} {:?}", String::from('x'), <[i32; 2]>::try_from(&[1, 2][..]));
    println!("{:?}", Vec::from([1, 2]).into_boxed_slice());
    let n: Option<i32> = 5.into();
    println!("{n:?} {}", u32::from(true));
}
