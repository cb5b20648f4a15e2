use std::panic::{self, AssertUnwindSafe};
use std::thread;

fn main() {
    let caught = panic::catch_unwind(|| {
        let v: Vec<i32> = vec![];
        v[0]
    });
    println!("{}", caught.is_err());
    println!("{:?}", panic::catch_unwind(|| 5).ok());
    let mut count = 0;
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        count += 1;
        panic::panic_any(count);
    }));
    println!("{count} {:?}", result.unwrap_err().downcast::<i32>());
    let in_thread = thread::spawn(|| panic::catch_unwind(|| panic!("inside")).is_err());
    println!("{:?}", in_thread.join().ok());
    let text = panic::catch_unwind(|| panic::panic_any(String::from("a text"))).unwrap_err();
    println!("{:?}", text.downcast_ref::<String>());
    if let Err(payload) = panic::catch_unwind(|| panic!("goes {}", "on")) {
        println!("{}", thread::panicking());
        panic::resume_unwind(payload);
    }
}
