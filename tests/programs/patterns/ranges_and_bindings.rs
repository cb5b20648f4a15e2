// Ranges, `@`, or-patterns and guards.
fn class(n: i32) -> &'static str {
    match n {
        i32::MIN..=-1 => "negative",
        0 => "zero",
        small @ 1..=9 if small % 2 == 0 => "small even",
        1 | 3 | 5 | 7 | 9 => "small odd",
        10.. => "big",
        _ => unreachable!(),
    }
}

fn main() {
    for n in [-5, 0, 4, 7, 10, 999] {
        println!("{n} {}", class(n));
    }
    let c = 'k';
    match c {
        letter @ ('a'..='j' | 'u'..='z') => println!("outer {letter}"),
        letter => println!("inner {letter}"),
    }
}
