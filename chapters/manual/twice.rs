use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::new::<u32>();
    unsafe {
        let number = alloc(layout);
        let copy = number;
        dealloc(number, layout);
        dealloc(copy, layout); //~ ub:double_free
    }
}
