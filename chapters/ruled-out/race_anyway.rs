use std::thread;

static mut TOTAL: u32 = 0;

fn count() {
    unsafe { TOTAL += 1 }; //~ ub:data_race
}

fn main() {
    let other = thread::spawn(count);
    count();
    other.join().unwrap();
    println!("{}", unsafe { TOTAL });
}
