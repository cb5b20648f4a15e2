//! The strict-provenance methods: an address is only a number.

use std::ptr;

/// A pointer whose lowest bit is a flag.
struct Tagged<T>(*const T);

impl<T> Tagged<T> {
    fn new(r: &T, flag: bool) -> Self {
        Tagged((r as *const T).map_addr(|addr| addr | flag as usize))
    }
    fn flag(&self) -> bool {
        self.0.addr() & 1 == 1
    }
    fn get(&self) -> *const T {
        self.0.map_addr(|addr| addr & !1)
    }
}

fn main() {
    let values = [10u32, 20, 30];
    let tagged = [Tagged::new(&values[0], false), Tagged::new(&values[2], true)];
    for it in &tagged {
        println!("{} {}", it.flag(), unsafe { *it.get() });
    }
    let first = values.as_ptr();
    let third = first.with_addr(first.addr() + 8);
    println!("{}", unsafe { *third });
    let nowhere = ptr::without_provenance::<u8>(64);
    println!("{} {}", nowhere.addr(), nowhere.is_null());
    let dangling = ptr::dangling::<u64>();
    println!("{} {}", dangling.addr(), dangling.is_aligned());
    let mut x = 5;
    let p = &raw mut x;
    let q = p.with_addr(p.addr());
    unsafe { *q += 1 };
    println!("{x}");
}
