//! A hook tells panics in its own way.

use std::panic;

fn main() {
    panic::set_hook(Box::new(|info| {
        let what = match info.payload().downcast_ref::<&str>() {
            Some(text) => format!("str {text:?}"),
            None => match info.payload().downcast_ref::<String>() {
                Some(text) => format!("String {text:?}"),
                None => "something else".to_string(),
            },
        };
        let at = info.location().unwrap();
        println!("hook: {what} at line {} column {}", at.line(), at.column());
    }));
    let _ = panic::catch_unwind(|| panic!("plain"));
    let _ = panic::catch_unwind(|| panic!("formatted {}", 1 + 1));
    let _ = panic::catch_unwind(|| panic::panic_any(17));
    let _ = panic::catch_unwind(|| {
        let v = vec![1, 2, 3];
        let i = v.len();
        v[i..].first().copied().map(|x: u8| x / (i as u8 - 3)).unwrap()
    });
    let _ = panic::catch_unwind(|| None::<u8>.expect("nothing there"));
    let _ = panic::catch_unwind(|| Err::<u8, _>("bad").unwrap());
    println!("done");
}
