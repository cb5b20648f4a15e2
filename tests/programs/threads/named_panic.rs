use std::thread;

fn main() {
    let result = thread::Builder::new()
        .name("parser".into())
        .spawn(|| "12x".parse::<i32>().unwrap())
        .unwrap()
        .join();
    println!("{}", result.is_err());
}
