use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::convert::Infallible;
use std::rc::Rc;
use std::str::FromStr;

#[derive(Debug, PartialEq)]
struct Celsius(f64);
#[derive(Debug, PartialEq)]
struct Fahrenheit(f64);

impl From<Celsius> for Fahrenheit {
    fn from(c: Celsius) -> Self {
        Fahrenheit(c.0 * 9.0 / 5.0 + 32.0)
    }
}

#[derive(Debug)]
struct Even(u32);
impl TryFrom<u32> for Even {
    type Error = String;
    fn try_from(n: u32) -> Result<Self, String> {
        if n % 2 == 0 { Ok(Even(n)) } else { Err(format!("{n} is odd")) }
    }
}
impl FromStr for Celsius {
    type Err = std::num::ParseFloatError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.trim_end_matches("°C").parse().map(Celsius)
    }
}

fn total(words: &[impl AsRef<str>]) -> usize {
    words.iter().map(|w| w.as_ref().len()).sum()
}
fn shout(text: impl Into<String>) -> String {
    let mut s: String = text.into();
    s.push('!');
    s
}

fn main() {
    let f: Fahrenheit = Celsius(100.0).into();
    println!("{f:?} {:?} {:?}", "36.6°C".parse::<Celsius>(), "hot".parse::<Celsius>().is_err());
    println!("{:?} {:?}", Even::try_from(4), TryInto::<Even>::try_into(5));
    println!("{} {}", total(&["a", "bc"]), total(&[String::from("def")]));
    println!("{} {} {}", shout("hi"), shout('c'), shout(String::from("s")));
    println!("{:?} {:?}", i64::from(5i32), f64::from(1.5f32));
    println!("{:?} {:?} {:?}", u8::from(true), char::from(97u8), u32::from('a'));
    println!("{:?} {:?}", Vec::from([1, 2]), Box::<[i32]>::from([1, 2]));
    println!("{:?} {:?}", Rc::<str>::from("rc"), Rc::<[i32]>::from(vec![1]));
    println!("{:?} {:?}", Vec::from("ab"), String::from_iter(['a', 'b']));
    println!("{:?} {:?}", <[i32; 2]>::try_from(vec![1, 2]), <[i32; 2]>::try_from(&[1][..]).is_err());
    println!("{:?}", <(i32, i32)>::from([1, 2]));
    println!("{:?} {:?}", BTreeMap::from([(1, 2)]), VecDeque::from(vec![1]));
    println!("{} {}", HashMap::from([(1, 2)]).len(), HashSet::from([1, 1]).len());
    println!("{:?} {:?}", Option::from(3), u8::try_from(3i8));
    let r: Result<u16, Infallible> = u16::try_from(7u16);
    println!("{r:?} {}", i8::try_from(200u8).unwrap_err());
}
