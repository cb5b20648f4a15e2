//! Where no panic may leave: caught inside.

extern "C" fn safe_callback(x: i32) -> i32 {
    std::panic::catch_unwind(|| 100 / x).unwrap_or(-1)
}

extern "C-unwind" fn may_unwind(x: i32) -> i32 {
    100 / x
}

fn main() {
    std::panic::set_hook(Box::new(|info| println!("{}", info.location().unwrap().line())));
    println!("{} {}", safe_callback(5), safe_callback(0));
    println!("{}", std::panic::catch_unwind(|| may_unwind(0)).is_err());
}
