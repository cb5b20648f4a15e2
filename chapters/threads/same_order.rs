use std::sync::Mutex;
use std::thread;

static FORK: Mutex<u32> = Mutex::new(0);
static KNIFE: Mutex<u32> = Mutex::new(0);

fn other() {
    let mut fork = FORK.lock().unwrap();
    thread::yield_now();
    let mut knife = KNIFE.lock().unwrap();
    *fork += 1;
    *knife += 1;
}

fn main() {
    let guest = thread::spawn(other);
    let mut fork = FORK.lock().unwrap();
    thread::yield_now();
    let mut knife = KNIFE.lock().unwrap();
    *fork += 1;
    *knife += 1;
    drop((fork, knife));
    guest.join().unwrap();
    println!("{} meals", FORK.lock().unwrap());
}
