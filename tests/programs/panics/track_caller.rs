//! `#[track_caller]` and `Location::caller()`.

use std::panic::Location;

#[track_caller]
fn here() -> &'static Location<'static> {
    Location::caller()
}

#[track_caller]
fn outer() -> &'static Location<'static> {
    here()
}

fn plain() -> u32 {
    here().line()
}

struct Log(Vec<(u32, &'static str)>);
impl Log {
    #[track_caller]
    fn note(&mut self, text: &'static str) -> &mut Self {
        self.0.push((Location::caller().line(), text));
        self
    }
}

#[track_caller]
fn checked(x: Option<u8>) -> u8 {
    match x {
        Some(x) => x,
        None => panic!("no value"),
    }
}

fn main() {
    let at = outer();
    println!("{} {} {}", at.line(), at.column(), at.file().ends_with(".rs"));
    println!("{}", plain());
    let mut log = Log(Vec::new());
    log.note("one")
        .note("two");
    println!("{:?}", log.0);
    let f: fn() -> &'static Location<'static> = here;
    let _ = f();
    println!("{}", checked(Some(3)));
    checked(None);
}
