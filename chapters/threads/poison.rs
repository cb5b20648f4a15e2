use std::sync::Mutex;
use std::thread;

static STOCK: Mutex<i32> = Mutex::new(3);

fn main() {
    let clumsy = thread::spawn(|| {
        let mut stock = STOCK.lock().unwrap();
        *stock -= 1;
        panic!("dropped the tray");
    });
    let joined = clumsy.join();
    println!("{}", joined.is_err());
    match STOCK.lock() {
        Ok(stock) => println!("{stock} left"),
        Err(poisoned) => {
            let stock = poisoned.into_inner();
            println!("{stock} left, perhaps");
        }
    }
}
