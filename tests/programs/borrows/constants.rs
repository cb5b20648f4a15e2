const NAMES: [&str; 2] = ["a", "b"];
static LIMIT: i32 = 3;

fn name(i: usize) -> &'static str {
    NAMES[i]
}

fn limit() -> &'static i32 {
    &LIMIT
}

fn five() -> &'static i32 {
    &5
}

fn empty<'a>() -> &'a [String] {
    &[]
}

fn main() {
    let r: &'static i32 = &7;
    println!("{} {} {} {} {r}", name(1), limit(), five(), empty().len());
    let x: &mut [i32] = &mut [];
    println!("{}", x.len());
}
