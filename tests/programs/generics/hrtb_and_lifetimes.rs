// Lifetimes in bounds, functions over all lifetimes, structs that borrow.
struct Parser<'a> {
    rest: &'a str,
}
impl<'a> Parser<'a> {
    fn word(&mut self) -> Option<&'a str> {
        let trimmed = self.rest.trim_start();
        if trimmed.is_empty() {
            return None;
        }
        let end = trimmed.find(' ').unwrap_or(trimmed.len());
        let (word, rest) = trimmed.split_at(end);
        self.rest = rest;
        Some(word)
    }
}
impl<'a> Iterator for Parser<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        self.word()
    }
}
fn each<F>(items: &[String], f: F) -> Vec<usize>
where
    F: for<'x> Fn(&'x str) -> &'x str,
{
    items.iter().map(|s| f(s).len()).collect()
}
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}
trait Lend {
    type Item<'a>
    where
        Self: 'a;
    fn lend<'a>(&'a mut self) -> Option<Self::Item<'a>>;
}
struct Windows {
    data: Vec<i32>,
    at: usize,
}
impl Lend for Windows {
    type Item<'a> = &'a mut [i32];
    fn lend<'a>(&'a mut self) -> Option<&'a mut [i32]> {
        let at = self.at;
        self.at += 1;
        self.data.get_mut(at..at + 2)
    }
}
struct Split<'s, 'p> {
    text: &'s str,
    by: &'p str,
}
impl<'s> Split<'s, '_> {
    fn head(&self) -> &'s str {
        self.text.split(self.by).next().unwrap()
    }
}
fn compare(f: &dyn for<'a> Fn(&'a i32, &'a i32) -> &'a i32) -> i32 {
    *f(&1, &2)
}
fn main() {
    let text = String::from(" the quick  fox ");
    let first = {
        let mut p = Parser { rest: &text };
        p.word()
    };
    println!("{first:?} {:?}", Parser { rest: &text }.map(str::len).collect::<Vec<_>>());
    println!("{:?}", each(&["abc".into(), "d".into()], |s| &s[1..]));
    println!("{}", longest("ab", "abc"));
    let mut w = Windows { data: vec![1, 2, 3, 4], at: 0 };
    while let Some(pair) = w.lend() {
        pair[1] += pair[0];
    }
    println!("{:?}", w.data);
    let head = {
        let by = String::from("-");
        Split { text: "a-b", by: &by }.head()
    };
    println!("{head} {}", compare(&|a, b| if a > b { a } else { b }));
}
