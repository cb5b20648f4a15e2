use std::alloc::{Layout, alloc};

fn main() {
    let layout = Layout::new::<u32>();
    let block = alloc(layout); //~ E0133
    println!("{}", block.is_null());
}
