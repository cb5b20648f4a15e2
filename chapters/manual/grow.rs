use std::alloc::{Layout, alloc, dealloc, realloc};

fn main() {
    let small = Layout::array::<u16>(2).unwrap();
    let large = Layout::array::<u16>(16).unwrap();
    unsafe {
        let block = alloc(small).cast::<u16>();
        block.write(10);
        block.add(1).write(20);
        let wall = alloc(small);
        let bigger = realloc(block.cast(), small, large.size());
        let last = bigger.cast::<u16>().add(1).read();
        println!("{last}");
        dealloc(bigger, large);
        dealloc(wall, small);
    }
}
