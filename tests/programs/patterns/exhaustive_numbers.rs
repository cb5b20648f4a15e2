// Matches over tuples of enums, booleans and integers; order of tests does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suit {
    Clubs,
    Hearts,
    Spades,
}
use Suit::*;
fn rank(a: Suit, b: Suit, n: u8, flag: bool) -> &'static str {
    match (a, b, n, flag) {
        (Clubs, _, 0, _) => "clubs zero",
        (_, Hearts, 1..=9, true) => "hearts low",
        (Spades, Spades, _, false) => "spades",
        (x, y, _, _) if x == y => "equal",
        (Hearts | Spades, Clubs, 10 | 20 | 30, _) => "tens",
        (_, _, n, false) if n % 2 == 1 => "odd",
        _ => "rest",
    }
}
fn nested(v: &[Option<(i32, &str)>]) -> i32 {
    match v {
        [Some((1, "one")), ..] => 1,
        [Some((n, _)), None, rest @ ..] => n * 10 + rest.len() as i32,
        [None, Some((a, "x" | "y")), Some((b, _))] => a - b,
        [.., Some((z, "end"))] => *z,
        [_] => -1,
        [] => -2,
        _ => -3,
    }
}
fn signed(a: i8, b: i128) -> u8 {
    match (a, b) {
        (i8::MIN..=-1, i128::MIN..=-1) => 0,
        (i8::MIN..=-1, 0..) => 1,
        (0, 0) => 2,
        (0..=i8::MAX, ..0) => 3,
        (1.., _) | (_, 1..) => 4,
    }
}
fn at(v: Option<Result<u32, &str>>) -> String {
    match v {
        whole @ Some(Ok(n @ (1 | 3 | 5))) => format!("{whole:?} {n}"),
        Some(inner @ (Ok(100..) | Err("big"))) => format!("{inner:?}"),
        rest => format!("rest {rest:?}"),
    }
}
fn main() {
    for a in [Clubs, Hearts, Spades] {
        for b in [Clubs, Hearts, Spades] {
            for n in [0, 1, 10] {
                print!("{}/{} ", rank(a, b, n, true), rank(a, b, n, false));
            }
        }
        println!();
    }
    let s = |n, t| Some((n, t));
    println!("{} {} {}", nested(&[s(1, "one"), None]), nested(&[s(4, "q"), None, None]), nested(&[]));
    println!("{} {}", nested(&[None, s(9, "y"), s(2, "")]), nested(&[s(0, ""), s(8, "end")]));
    println!("{} {}", nested(&[None]), nested(&[None, None, None, None]));
    println!("{:?}", [(-1, -1), (-1, 0), (0, 0), (5, -1), (0, 1)].map(|(a, b)| signed(a, b)));
    println!("{} {} {}", at(Some(Ok(3))), at(Some(Err("big"))), at(Some(Ok(2))));
    println!("{} {}", at(Some(Ok(200))), at(None));
}
