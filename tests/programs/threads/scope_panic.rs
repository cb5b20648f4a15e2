use std::thread;

fn main() {
    let name = String::from("borrowed");
    let result = thread::scope(|s| {
        let handle = s.spawn(|| {
            if name.len() > 3 {
                panic!("inside {name}");
            }
        });
        handle.join().is_err()
    });
    println!("handled: {result}");
    thread::scope(|s| {
        s.spawn(|| panic!("not handled"));
    });
    println!("never");
}
