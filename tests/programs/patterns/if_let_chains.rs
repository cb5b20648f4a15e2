// Conditions and patterns joined by `&&` (edition 2024).
fn check(value: Option<i32>, limit: Result<i32, ()>) -> &'static str {
    if let Some(v) = value
        && v > 0
        && let Ok(l) = limit
        && v < l
    {
        "inside"
    } else {
        "outside"
    }
}

fn main() {
    println!("{}", check(Some(3), Ok(5)));
    println!("{}", check(Some(-3), Ok(5)));
    println!("{}", check(Some(3), Err(())));
    println!("{}", check(None, Ok(1)));
}
