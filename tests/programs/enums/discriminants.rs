// Discriminants, given and counted on, cast to integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Low = 1,
    Middle,
    High = 10,
    Top,
}

#[repr(i8)]
#[derive(Clone, Copy)]
enum Signed {
    Minus = -1,
    Zero,
}

fn main() {
    println!("{} {} {} {}", Level::Low as i32, Level::Middle as u8, Level::High as i64, Level::Top as i32);
    println!("{} {}", Signed::Minus as i8, Signed::Zero as i32);
    println!("{} {:?}", Level::Low < Level::High, Level::Middle.max(Level::Top));
}
