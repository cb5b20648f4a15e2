use std::alloc::{Layout, alloc};

fn first_even(list: &[u32]) -> Option<u32> {
    let layout = Layout::new::<u32>();
    let best = unsafe { alloc(layout).cast::<u32>() };
    for &n in list {
        if n % 2 == 0 {
            unsafe { best.write(n) };
            return Some(unsafe { best.read() });
        }
    }
    None
}

fn main() {
    let found = first_even(&[3, 8]);
    println!("{found:?}");
}
