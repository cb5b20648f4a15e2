//! `MaybeUninit`: arrays filled step by step, and the helpers around it.

use std::mem::{self, ManuallyDrop, MaybeUninit};

struct Noisy(u8);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut array: [MaybeUninit<String>; 3] = [const { MaybeUninit::uninit() }; 3];
    for (i, slot) in array.iter_mut().enumerate() {
        slot.write(format!("s{i}"));
    }
    let array: [String; 3] = unsafe { mem::transmute(array) };
    println!("{array:?}");
    let mut one = MaybeUninit::<Noisy>::uninit();
    one.write(Noisy(1)).0 += 1;
    println!("{}", unsafe { one.assume_init_ref() }.0);
    unsafe { one.assume_init_mut() }.0 += 1;
    unsafe { one.assume_init_drop() };
    let zero: (u32, bool) = unsafe { MaybeUninit::zeroed().assume_init() };
    println!("{zero:?}");
    let mut kept = ManuallyDrop::new(Noisy(9));
    kept.0 = 8;
    println!("{}", kept.0);
    unsafe { ManuallyDrop::drop(&mut kept) };
    let taken = unsafe { ManuallyDrop::take(&mut ManuallyDrop::new(Noisy(4))) };
    println!("{}", mem::replace(&mut { taken }, Noisy(5)).0);
    println!("{} {}", mem::needs_drop::<Noisy>(), mem::needs_drop::<u8>());
    println!("{:?}", mem::discriminant(&Some(1)) == mem::discriminant(&Some(2)));
    println!("{}", mem::size_of_val(&[0u16; 5]));
    println!("{}", mem::take(&mut vec![1, 2]).len());
    let bytes: [u8; 4] = unsafe { mem::transmute(0x0403_0201u32) };
    println!("{bytes:?} {}", unsafe { mem::transmute_copy::<[u8; 4], u16>(&bytes) });
    println!("{}", unsafe { mem::zeroed::<u64>() });
}
