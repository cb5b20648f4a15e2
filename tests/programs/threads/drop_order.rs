use std::thread;

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let captured = Noisy("captured");
    let result = thread::spawn(move || {
        let _local = Noisy("local");
        println!("with {}", captured.0);
        Noisy("result")
    })
    .join()
    .unwrap();
    println!("got {}", result.0);
    // Its result is dropped when both sides are done with it.
    let handle = thread::spawn(|| Noisy("unused result"));
    while !handle.is_finished() {
        thread::yield_now();
    }
    println!("finished");
    drop(handle);
    println!("end");
}
