use std::thread;

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {} ({})", self.0, thread::panicking());
    }
}

fn main() {
    let _outer = Noisy("outer");
    let handle = thread::spawn(|| {
        let _inner = Noisy("inner");
        let none: Option<i32> = None;
        none.unwrap()
    });
    let value = handle.join().unwrap();
    println!("never {value}");
}
