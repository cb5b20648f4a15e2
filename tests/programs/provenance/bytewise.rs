//! Pointers copied and swapped byte by byte stay pointers.

use std::mem::MaybeUninit;
use std::ptr;

fn main() {
    let (mut a, mut b) = (&1, &2);
    unsafe {
        ptr::swap_nonoverlapping(
            &raw mut a as *mut MaybeUninit<u8>,
            &raw mut b as *mut MaybeUninit<u8>,
            size_of::<&i32>(),
        );
    }
    println!("{a} {b}");
    let mut copy = MaybeUninit::<&i32>::uninit();
    for i in 0..size_of::<&i32>() {
        unsafe {
            let from = (&raw const a as *const MaybeUninit<u8>).add(i);
            (copy.as_mut_ptr() as *mut MaybeUninit<u8>).add(i).write(from.read());
        }
    }
    println!("{}", unsafe { *copy.assume_init() });
    let words = ["x", "y"];
    let mut other = ["", ""];
    unsafe { ptr::copy(words.as_ptr() as *const u8, other.as_mut_ptr() as *mut u8, size_of_val(&words)) };
    println!("{other:?}");
}
