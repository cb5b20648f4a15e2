use std::sync::{LazyLock, Once, OnceLock};
use std::thread;

static START: Once = Once::new();
static CELL: OnceLock<u32> = OnceLock::new();
static LAZY: LazyLock<u32> = LazyLock::new(|| panic!("cannot be computed"));

fn main() {
    let _ = thread::spawn(|| START.call_once(|| panic!("the first call"))).join();
    println!("{}", START.is_completed());
    START.call_once_force(|state| println!("poisoned: {}", state.is_poisoned()));
    println!("{}", START.is_completed());
    let _ = thread::spawn(|| *CELL.get_or_init(|| panic!("not yet"))).join();
    println!("{}", CELL.get_or_init(|| 5));
    println!("{}", thread::spawn(|| *LAZY).join().is_err());
    println!("{}", thread::spawn(|| LAZY.count_ones()).join().is_err());
    assert!(CELL.get().is_none(), "the last panic is here");
}
