// Field order chosen by the compiler, by C, packed and aligned; offsets measured by address.
use std::mem::{align_of, size_of};

#[derive(Default)]
struct Free {
    a: u8,
    b: u32,
    c: u16,
    d: u64,
    e: bool,
}

#[derive(Default)]
#[repr(C)]
struct InOrder {
    a: u8,
    b: u32,
    c: u16,
    d: u64,
    e: bool,
}

#[allow(dead_code)]
#[repr(C, packed)]
struct Packed {
    a: u8,
    b: u32,
}

#[allow(dead_code)]
#[repr(align(16))]
struct Aligned(u8);

#[allow(dead_code)]
#[repr(transparent)]
struct Wrapper(u16, ());

macro_rules! offsets {
    ($value:expr, $($field:ident)*) => {{
        let value = $value;
        let base = &raw const value as usize;
        $(print!("{}:{} ", stringify!($field), &raw const value.$field as usize - base);)*
        println!();
    }};
}

fn main() {
    println!("{} {}", size_of::<Free>(), align_of::<Free>());
    println!("{} {}", size_of::<InOrder>(), align_of::<InOrder>());
    println!("{} {}", size_of::<Packed>(), align_of::<Packed>());
    println!("{} {}", size_of::<Aligned>(), align_of::<Aligned>());
    println!("{} {}", size_of::<Wrapper>(), align_of::<Wrapper>());
    offsets!(Free::default(), a b c d e);
    offsets!(InOrder::default(), a b c d e);
}
