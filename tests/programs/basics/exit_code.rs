// `process::exit` ends the program at once, without drops.
struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let _loud = Loud;
    println!("before");
    std::process::exit(7);
}
