use std::sync::atomic::{AtomicUsize, Ordering};

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);

fn note(bytes: usize) {
    ALLOCATED.fetch_add(bytes, Ordering::Relaxed);
}

fn main() {
    note(24);
    note(8);
    println!("{}", ALLOCATED.load(Ordering::Relaxed));
}
