use std::thread;

static mut BOARD: [u32; 2] = [0, 0];

fn write(sum: u32) {
    unsafe {
        BOARD[0] = sum; //~ ub:data_race
        BOARD[1] = sum + 1;
    }
}

fn main() {
    let other = thread::spawn(|| write(10));
    write(20);
    other.join().unwrap();
    println!("{}", unsafe { BOARD[1] - BOARD[0] });
}
