//! Payloads: what `catch_unwind` gives, and going on with it.

use std::panic::{self, AssertUnwindSafe};

struct Code(i32);

fn describe(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<Code>() {
        Ok(code) => format!("code {}", code.0),
        Err(other) => match other.downcast::<&'static str>() {
            Ok(text) => format!("text {text}"),
            Err(other) => format!("string {:?}", other.downcast_ref::<String>()),
        },
    }
}

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {} panicking {}", self.0, std::thread::panicking());
    }
}

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let mut count = 0;
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        let _a = Loud("a");
        count += 1;
        panic::panic_any(Code(7))
    }));
    println!("{}", describe(result.unwrap_err()));
    let inner = panic::catch_unwind(|| panic!("inner"));
    let outer = panic::catch_unwind(AssertUnwindSafe(|| {
        let _b = Loud("b");
        panic::resume_unwind(inner.unwrap_err())
    }));
    println!("{}", describe(outer.unwrap_err()));
    let n = std::hint::black_box(3);
    println!("{}", describe(panic::catch_unwind(|| panic!("n = {n}")).unwrap_err()));
    println!("{:?} {count}", panic::catch_unwind(|| 5).ok());
    let joined = std::thread::spawn(|| panic::panic_any(Code(9))).join();
    println!("{}", describe(joined.unwrap_err()));
}
