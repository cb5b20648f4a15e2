// Operands and arguments are evaluated from left to right.
fn say(name: &str, value: i32) -> i32 {
    println!("{name}");
    value
}

fn three(a: i32, b: i32, c: i32) -> i32 {
    a * 100 + b * 10 + c
}

fn main() {
    println!("{}", say("left", 1) - say("right", 2));
    println!("{}", three(say("a", 1), say("b", 2), say("c", 3)));
    let pair = (say("first", 4), say("second", 5));
    println!("{pair:?}");
    let array = [say("zero", 0), say("one", 1)];
    println!("{array:?}");
}
