use std::mem::MaybeUninit;

fn main() {
    let place: MaybeUninit<u32> = MaybeUninit::uninit();
    let number = unsafe { place.assume_init() }; //~ ub:uninitialized
    println!("{number}");
}
