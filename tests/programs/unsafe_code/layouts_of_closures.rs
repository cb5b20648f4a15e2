// Sizes of closures, tuples, enums and structs with fields in all orders.
use std::mem::{align_of, size_of, size_of_val};
#[allow(dead_code)]
struct Mixed(u8, u64, u16, u8, u32);
#[repr(C)]
#[allow(dead_code)]
struct InC(u8, u64, u16);
#[repr(align(32))]
struct Aligned(u8);
#[allow(dead_code)]
enum Niche {
    A(bool),
    B,
    C,
    D(bool, u8),
}
#[allow(dead_code)]
enum Big {
    Small(u8),
    Large([u64; 3]),
    Text(String),
    Nested(Option<Box<u8>>),
}
#[repr(transparent)]
struct Wrapper(std::num::NonZeroU32);
fn main() {
    let (a, b, c) = (1u8, 2u64, 3u16);
    let by_move = move || u64::from(a) + b + u64::from(c);
    let by_ref = || u64::from(a) + b + u64::from(c);
    let s = String::from("x");
    let one = move || s.len();
    println!("{} {} {}", size_of_val(&by_move), size_of_val(&by_ref), size_of_val(&one));
    println!("{} {} {}", by_move(), by_ref(), one());
    println!("{} {} {}", size_of::<Mixed>(), size_of::<InC>(), size_of::<Aligned>());
    println!("{} {}", align_of::<Aligned>(), align_of::<(u8, Aligned)>());
    println!("{} {} {}", size_of::<Niche>(), size_of::<Option<Niche>>(), size_of::<Big>());
    println!("{} {}", size_of::<Option<Option<bool>>>(), size_of::<Option<Wrapper>>());
    println!("{} {}", size_of::<Result<u32, ()>>(), size_of::<Option<(u8, char)>>());
    println!("{} {}", size_of::<&dyn Fn()>(), size_of::<Option<&[u8]>>());
    println!("{} {}", size_of::<(u8, u32, u8)>(), size_of::<[(u8, u16); 3]>());
    println!("{}", size_of::<std::cell::RefCell<u128>>());
    println!("{}", Aligned(3).0);
    let nested = move || move || b;
    println!("{} {}", size_of_val(&nested), size_of_val(&nested()));
}
