// `?` on options and results, with conversions, in closures and nested functions.
#[derive(Debug)]
struct Small(String);
#[derive(Debug)]
struct Large {
    from: String,
}
impl From<Small> for Large {
    fn from(s: Small) -> Self {
        println!("convert {}", s.0);
        Large { from: s.0 }
    }
}
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn small(n: i32) -> Result<i32, Small> {
    if n > 0 { Ok(n) } else { Err(Small(format!("bad {n}"))) }
}
fn large(a: i32, b: i32) -> Result<i32, Large> {
    let _d = D("large");
    let x = small(a)?;
    let _e = D("between");
    let y = small(b)? + x;
    Ok(y)
}
fn option(v: &[i32]) -> Option<i32> {
    let first = v.first()?;
    let last = v.iter().rev().find(|x| **x != *first)?;
    Some(first * 10 + last)
}
fn sum(words: &str) -> Result<i32, std::num::ParseIntError> {
    let mut total = 0;
    for w in words.split(' ') {
        total += w.parse::<i32>()?;
    }
    Ok(total)
}
fn main() {
    println!("{:?}", large(1, 2).map_err(|e| e.from));
    println!("{:?}", large(1, 0).map_err(|e| e.from));
    println!("{:?}", large(-1, 2).map_err(|e| e.from));
    println!("{:?} {:?} {:?}", option(&[1, 2, 1]), option(&[]), option(&[3, 3]));
    println!("{:?} {}", sum("1 2 3"), sum("1 x").unwrap_err());
    let closure = |n: i32| -> Option<i32> { Some(10i32.checked_div(n)? + 1) };
    println!("{:?} {:?}", closure(5), closure(0));
    let all: Result<Vec<_>, _> = [1, 2, -3, -4].into_iter().map(small).collect();
    println!("{all:?}");
    let some: Option<Vec<i32>> = ["1", "2"].iter().map(|s| s.parse().ok()).collect();
    println!("{some:?}");
}
