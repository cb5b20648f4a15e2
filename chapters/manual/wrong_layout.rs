use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::array::<u32>(3).unwrap();
    unsafe {
        let numbers = alloc(layout);
        dealloc(numbers, Layout::new::<u32>()); //~ ub:wrong_layout
    }
}
