use std::thread;

fn main() {
    let bread = String::from("bread");
    let baker = thread::spawn(|| println!("{bread}")); //~ E0373
    baker.join().unwrap();
}
