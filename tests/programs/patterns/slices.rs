// Slice patterns with rests and bindings.
fn describe(s: &[i32]) -> String {
    match s {
        [] => String::from("empty"),
        [one] => format!("one {one}"),
        [first, .., last] if first == last => format!("same ends {first}"),
        [first, rest @ ..] => format!("{first} then {}", rest.len()),
    }
}

fn main() {
    println!("{}", describe(&[]));
    println!("{}", describe(&[4]));
    println!("{}", describe(&[4, 5, 4]));
    println!("{}", describe(&[4, 5, 6]));
    let [a, b, c] = [1, 2, 3];
    println!("{}", a + b * c);
    if let [.., x, _] = [7, 8, 9] {
        println!("{x}");
    }
}
