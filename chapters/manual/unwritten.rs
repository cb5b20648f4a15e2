use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::array::<u32>(3).unwrap();
    unsafe {
        let numbers = alloc(layout).cast::<u32>();
        numbers.write(7);
        let second = numbers.add(1).read(); //~ ub:uninitialized
        println!("{second}");
        dealloc(numbers.cast(), layout);
    }
}
