use std::thread;

fn main() {
    println!("begin");
    let _ = thread::spawn(|| {
        println!("leaving");
        std::process::exit(3);
    })
    .join();
    println!("never");
}
