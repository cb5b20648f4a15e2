//! `take_hook` gives back what was there; `Display` of the information.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};

static COUNT: AtomicUsize = AtomicUsize::new(0);

fn main() {
    panic::set_hook(Box::new(|info| println!("first: {info}")));
    let first = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        COUNT.fetch_add(1, Ordering::SeqCst);
        first(info);
    }));
    let caught = panic::catch_unwind(|| {
        assert_eq!(1 + 1, 3, "arithmetic of {}", "old");
    });
    println!("{} {}", caught.is_err(), COUNT.load(Ordering::SeqCst));
    let _ = panic::take_hook();
    let caught = panic::catch_unwind(|| -> i32 { "x".parse().unwrap() });
    println!("{} {}", caught.is_err(), COUNT.load(Ordering::SeqCst));
}
