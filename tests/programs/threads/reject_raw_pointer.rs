use std::thread;

fn main() {
    let mut value = 1;
    let pointer = &raw mut value;
    thread::scope(|s| {
        s.spawn(move || {  //~ E0277
            let pointer = pointer;
            unsafe { *pointer = 2 }
        });
    });
}
