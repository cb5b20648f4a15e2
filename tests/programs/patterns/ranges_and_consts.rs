// Ranges of every integer and char, constants, strings and nested enums in patterns.
#[derive(PartialEq, Eq, Debug, Clone, Copy)]
struct Version {
    major: u8,
    minor: u8,
}
const OLD: Version = Version { major: 1, minor: 0 };
const LIMIT: i64 = -5;
const NAME: &str = "ferris";
const PAIR: (u8, Option<char>) = (3, Some('c'));
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(i8)]
enum Level {
    Low = -3,
    Mid,
    High = 7,
}
fn classify(n: i64) -> &'static str {
    match n {
        i64::MIN..=LIMIT => "very low",
        -4..0 => "negative",
        0 => "zero",
        1..=9 => "digit",
        10.. => "large",
    }
}
fn letter(c: char) -> u8 {
    match c {
        'a'..='f' => 1,
        'A'..='F' => 2,
        '0'..='9' => 3,
        '\u{80}'.. => 4,
        _ => 5,
    }
}
fn byte(b: u8) -> &'static str {
    match b {
        b'a' | b'e' => "vowel",
        b'b'..=b'z' => "letter",
        0..=31 | 127.. => "control",
        _ => "other",
    }
}
fn main() {
    for n in [-100, -5, -4, 0, 9, 10] {
        print!("{} ", classify(n));
    }
    println!();
    println!("{:?}", "aF5é~".chars().map(letter).collect::<Vec<_>>());
    println!("{} {} {} {}", byte(b'e'), byte(b'q'), byte(200), byte(b'5'));
    for v in [OLD, Version { major: 2, minor: 5 }, Version { major: 1, minor: 9 }] {
        println!("{}", match v {
            OLD => "old",
            Version { major: 2.., .. } => "new",
            Version { minor, .. } if minor % 2 == 1 => "odd",
            _ => "other",
        });
    }
    for s in ["ferris", "crab", ""] {
        println!("{}", match s { NAME => 1, "" => 2, x => x.len() });
    }
    println!("{} {}", matches!(PAIR, (1..=3, Some('a'..='c'))), matches!((3, None), PAIR));
    for l in [Level::Low, Level::Mid, Level::High] {
        println!("{:?} {} {}", l, l as i8, match l { Level::Low | Level::Mid => l as u8, Level::High => 0 });
    }
    println!("{}", match 1.5f64 { f64::INFINITY => 0, 1.0..2.0 => 1, _ => 2 });
    println!("{}", match (true, false) { (false, _) => 1, (_, true) => 2, (true, false) => 3 });
    println!("{}", match u128::MAX { 0 => 0, 1..=0xffff_ffff_ffff_ffff_ffff => 1, _ => 2 });
}
