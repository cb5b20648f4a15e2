use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::new::<u32>();
    unsafe {
        let number = alloc(layout).cast::<u32>();
        number.write(7);
        dealloc(number.cast(), layout);
        println!("{}", number.read()); //~ ub:use_after_free
    }
}
