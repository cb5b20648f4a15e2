use std::sync::{LazyLock, Once, OnceLock};
use std::thread;

static START: Once = Once::new();
static CONFIG: OnceLock<String> = OnceLock::new();
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| {
    println!("computing the table");
    (1..=5).map(|n| n * n).collect()
});

fn main() {
    let handles: Vec<_> = (0..3)
        .map(|_| {
            thread::spawn(|| {
                START.call_once(|| println!("once"));
                CONFIG.get_or_init(|| "configured".to_string()).len() + TABLE[2] as usize
            })
        })
        .collect();
    for handle in handles {
        println!("{}", handle.join().unwrap());
    }
    println!("{} {:?} {:?}", START.is_completed(), CONFIG.get(), CONFIG.set("again".to_string()));
    println!("{:?}", *TABLE);
    let mut cell = OnceLock::new();
    println!("{cell:?} {:?}", cell.set(3));
    *cell.get_mut().unwrap() += 1;
    println!("{cell:?} {:?} {cell:?}", cell.clone().take());
    let lazy = LazyLock::new(|| 6 * 7);
    println!("{lazy:?} {} {lazy:?}", *lazy);
}
