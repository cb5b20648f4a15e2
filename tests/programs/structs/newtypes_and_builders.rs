// Newtypes, builders by value and by reference, ordering by keys, conversions.
use std::cmp::{Ordering, Reverse};
use std::convert::TryFrom;
use std::fmt;
use std::str::FromStr;
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Id(u32);
#[derive(Debug, PartialEq, Clone)]
struct Percent(f32);
#[derive(Debug, PartialEq)]
struct OutOfRange(i64);
impl TryFrom<i64> for Percent {
    type Error = OutOfRange;
    fn try_from(n: i64) -> Result<Self, OutOfRange> {
        if (0..=100).contains(&n) { Ok(Percent(n as f32 / 100.0)) } else { Err(OutOfRange(n)) }
    }
}
#[derive(Debug, PartialEq)]
struct Rgb(u8, u8, u8);
impl FromStr for Rgb {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        let hex = s.strip_prefix('#').ok_or("no #")?;
        if hex.len() != 6 {
            return Err(format!("{} digits", hex.len()));
        }
        let part = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).map_err(|e| e.to_string());
        Ok(Rgb(part(0)?, part(2)?, part(4)?))
    }
}
impl From<Rgb> for u32 {
    fn from(Rgb(r, g, b): Rgb) -> u32 {
        u32::from_be_bytes([0, r, g, b])
    }
}
#[derive(Debug, Default, Clone)]
struct Request {
    url: String,
    headers: Vec<(String, String)>,
    retries: Option<u8>,
}
impl Request {
    fn url(mut self, url: impl Into<String>) -> Self {
        self.url = url.into();
        self
    }
    fn header(mut self, k: &str, v: impl fmt::Display) -> Self {
        self.headers.push((k.to_owned(), v.to_string()));
        self
    }
    fn set_retries(&mut self, n: u8) -> &mut Self {
        self.retries = Some(n);
        self
    }
}
#[derive(Debug, PartialEq, Eq)]
struct Task {
    name: &'static str,
    priority: u8,
}
impl Ord for Task {
    fn cmp(&self, o: &Self) -> Ordering {
        o.priority.cmp(&self.priority).then_with(|| self.name.cmp(o.name))
    }
}
impl PartialOrd for Task {
    fn partial_cmp(&self, o: &Self) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}
impl PartialEq<u32> for Id {
    fn eq(&self, n: &u32) -> bool {
        self.0 == *n
    }
}
fn main() {
    println!("{:?} {:?}", Percent::try_from(50), Percent::try_from(101));
    let p: Result<Percent, _> = 7i64.try_into();
    println!("{p:?} {}", Id(3) == 3u32);
    println!("{:?} {:?} {:?}", "#ff8000".parse::<Rgb>(), "ff".parse::<Rgb>(), "#12345".parse::<Rgb>());
    println!("{:?} {:#x}", Rgb::from_str("#gg0000"), u32::from(Rgb(1, 2, 3)));
    let mut r = Request::default().url("http://x").header("n", 5).header("c", 'z');
    r.set_retries(1).set_retries(2);
    println!("{r:?}");
    let mut tasks = vec![
        Task { name: "b", priority: 1 },
        Task { name: "a", priority: 1 },
        Task { name: "c", priority: 9 },
    ];
    tasks.sort();
    println!("{:?}", tasks.iter().map(|t| t.name).collect::<String>());
    println!("{:?} {}", tasks.iter().max().map(|t| t.name), tasks[0] < tasks[1]);
    let mut ids = [Id(2), Id(9), Id(4)];
    ids.sort_by_key(|i| Reverse(*i));
    println!("{ids:?} {:?}", ids.binary_search_by(|i| Id(9).cmp(i).reverse()).is_ok());
    println!("{:?}", Id(1).max(Id(2)).clamp(Id(0), Id(1)));
}
