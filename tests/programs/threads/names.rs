use std::thread;

fn main() {
    println!("{:?}", thread::current().name());
    let named = thread::Builder::new()
        .name("worker".to_string())
        .stack_size(64 * 1024)
        .spawn(|| thread::current().name().map(str::to_owned))
        .unwrap();
    println!("{:?}", named.thread().name());
    println!("{:?}", named.join().unwrap());
    let unnamed = thread::spawn(|| thread::current().name().map(str::to_owned));
    println!("{:?}", unnamed.join().unwrap());
    let id = thread::current().id();
    let other = thread::spawn(|| thread::current().id()).join().unwrap();
    println!("{} {}", id == thread::current().id(), id == other);
    println!("{:?}", thread::spawn(|| ()));
}
