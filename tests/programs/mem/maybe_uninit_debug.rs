use std::mem::MaybeUninit;

fn main() {
    let slot = MaybeUninit::<u32>::uninit();
    println!("{slot:?} {}", size_of_val(&slot));
    let mut row = [const { MaybeUninit::<i64>::uninit() }; 3];
    for (i, slot) in row.iter_mut().enumerate() {
        slot.write(i as i64 * 10);
    }
    let row = row.map(|slot| unsafe { slot.assume_init() });
    println!("{row:?}");
}
