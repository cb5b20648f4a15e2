//! `static mut` through raw pointers, statics with interior mutability, unions.

use std::cell::Cell;
use std::sync::Mutex;

static mut COUNTER: u32 = 0;
static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
thread_local!(static DEPTH: Cell<u32> = const { Cell::new(0) });

fn next() -> u32 {
    unsafe {
        let counter = &raw mut COUNTER;
        *counter += 1;
        counter.read()
    }
}

union Bits {
    float: f32,
    int: u32,
    bytes: [u8; 4],
}

fn main() {
    next();
    println!("{} {}", next(), next());
    NAMES.lock().unwrap().push("a".to_string());
    NAMES.lock().unwrap().push("b".to_string());
    println!("{:?}", NAMES.lock().unwrap());
    DEPTH.with(|depth| depth.set(depth.get() + 2));
    println!("{}", DEPTH.get());
    let mut bits = Bits { float: 1.5 };
    unsafe {
        println!("{:#x} {:?}", bits.int, bits.bytes);
        bits.bytes[3] = 0xbf;
        println!("{}", bits.float);
        match bits {
            Bits { int: 0 } => println!("zero"),
            Bits { float } => println!("float {float}"),
        }
    }
}
