// Sizes and alignments of scalars, tuples and arrays.
use std::mem::{align_of, size_of};

fn show<T>(name: &str) {
    println!("{name} {} {}", size_of::<T>(), align_of::<T>());
}

fn main() {
    show::<u8>("u8");
    show::<u128>("u128");
    show::<usize>("usize");
    show::<char>("char");
    show::<f32>("f32");
    show::<()>("()");
    show::<(u8, u32)>("(u8, u32)");
    show::<(u8, u32, u8)>("(u8, u32, u8)");
    show::<(u8, u64, u16, u8)>("(u8, u64, u16, u8)");
    show::<[u16; 7]>("[u16; 7]");
    show::<[(u8, u16); 3]>("[(u8, u16); 3]");
    show::<[u64; 0]>("[u64; 0]");
    show::<&u8>("&u8");
    show::<&[u8]>("&[u8]");
    show::<&mut str>("&mut str");
    show::<*const [u16]>("*const [u16]");
    show::<fn(u8) -> u8>("fn(u8) -> u8");
    show::<&dyn std::fmt::Debug>("&dyn Debug");
}
