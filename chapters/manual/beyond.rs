use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::array::<u32>(3).unwrap();
    unsafe {
        let numbers = alloc(layout).cast::<u32>();
        for i in 0..=3 {
            numbers.add(i).write(7); //~ ub:out_of_bounds
        }
        dealloc(numbers.cast(), layout);
    }
}
