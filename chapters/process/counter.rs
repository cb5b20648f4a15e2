use std::sync::atomic::{AtomicU32, Ordering};

static CALLS: AtomicU32 = AtomicU32::new(0);

fn knock() -> u32 {
    CALLS.fetch_add(1, Ordering::Relaxed);
    CALLS.load(Ordering::Relaxed)
}

fn main() {
    knock();
    knock();
    let third = knock();
    println!("{third} calls");
}
