use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};

struct Slot {
    place: *mut u64,
}

impl Slot {
    fn new(value: u64) -> Slot {
        let layout = Layout::new::<u64>();
        let place = unsafe { alloc(layout) }.cast::<u64>();
        if place.is_null() {
            handle_alloc_error(layout);
        }
        unsafe { place.write(value) };
        Slot { place }
    }

    fn get(&self) -> u64 {
        unsafe { *self.place }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        unsafe { dealloc(self.place.cast(), Layout::new::<u64>()) };
    }
}

fn main() {
    let slot = Slot::new(7);
    let moved = slot;
    println!("{}", moved.get());
}
