// Default binding modes, `ref`, `&` patterns and `ref mut`.
fn main() {
    let pair = (String::from("a"), 5);
    let (text, number) = &pair;
    println!("{text} {number}");
    let numbers = vec![1, 2, 3];
    let total: i32 = numbers.iter().map(|&n| n * 2).sum();
    println!("{total}");
    let mut slot = Some(String::from("x"));
    if let Some(inner) = &mut slot {
        inner.push('y');
    }
    match slot {
        Some(ref mut s) => s.push('z'),
        None => {}
    }
    println!("{slot:?}");
}
