use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::array::<u32>(3).unwrap();
    let block = unsafe { alloc(layout) };
    let first = block.cast::<u32>();
    unsafe {
        first.write(10);
        first.add(1).write(20);
        first.add(2).write(30);
        let sum = first.read() + *first.add(1);
        println!("{sum}");
        dealloc(block, layout);
    }
}
