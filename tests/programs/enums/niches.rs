// Options that need no tag of their own behave as any other.
use std::mem::size_of;

fn main() {
    let word = 5;
    let some: Option<&i32> = Some(&word);
    let none: Option<&i32> = None;
    println!("{some:?} {none:?} {}", size_of::<Option<&i32>>());
    let b: [Option<bool>; 3] = [Some(true), Some(false), None];
    println!("{b:?} {}", size_of::<Option<bool>>());
    let nested: [Option<Option<bool>>; 3] = [Some(Some(true)), Some(None), None];
    println!("{nested:?} {}", size_of::<Option<Option<bool>>>());
    let c: Option<char> = None;
    println!("{c:?} {} {}", size_of::<Option<char>>(), size_of::<Option<u32>>());
    let s: Option<String> = Some(String::new());
    println!("{s:?} {}", size_of::<Option<String>>());
}
