//! From pointer to address and back, with the provenance exposed on the way.

use std::ptr;

fn main() {
    let x = 42i32;
    let addr = (&raw const x).expose_provenance();
    let back = ptr::with_exposed_provenance::<i32>(addr);
    println!("{}", unsafe { *back });

    let mut pair = [1u8, 2];
    let addr = &raw mut pair as usize;
    let second = (addr + 1) as *mut u8;
    unsafe { *second = 9 };
    println!("{pair:?}");

    // The address may be elsewhere for a while.
    let far = (&raw const x).wrapping_add(100).expose_provenance();
    let near = ptr::with_exposed_provenance::<i32>(far).wrapping_sub(100);
    println!("{}", unsafe { *near });

    let boxed = Box::new(7u64);
    let addr = Box::into_raw(boxed) as usize;
    let boxed = unsafe { Box::from_raw(addr as *mut u64) };
    println!("{boxed}");

    let f: fn(i32) -> i32 = |x| x + 1;
    let addr = f as usize;
    let f = unsafe { std::mem::transmute::<*const (), fn(i32) -> i32>(addr as *const ()) };
    println!("{}", f(1));
}
