// What one does with an Option.
fn half(n: i32) -> Option<i32> {
    if n % 2 == 0 { Some(n / 2) } else { None }
}

fn main() {
    println!("{:?} {:?}", half(8).and_then(half), half(6).and_then(half));
    println!("{} {}", half(3).unwrap_or(-1), half(4).map_or(0, |n| n * 10));
    let mut slot = Some(3);
    println!("{:?} {:?}", slot.take(), slot);
    println!("{:?}", slot.get_or_insert(9));
    println!("{:?} {:?}", slot.replace(4), slot);
    println!("{:?} {:?}", slot.as_ref().filter(|n| **n > 5), slot.xor(None));
    println!("{:?} {:?}", Some(1).zip(Some('a')), Some(2).ok_or("none"));
    if let Some(n) = slot.as_mut() {
        *n += 1;
    }
    println!("{slot:?} {}", slot.is_some_and(|n| n == 5));
}
