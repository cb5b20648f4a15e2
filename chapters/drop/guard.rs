use std::sync::Mutex;

fn deposit(account: &Mutex<i64>, amount: i64) {
    let mut balance = account.lock().unwrap();
    *balance += amount;
}

fn main() {
    let account = Mutex::new(100);
    deposit(&account, 20);
    {
        let balance = account.lock().unwrap();
        println!("{balance}, and locked: {}", account.try_lock().is_err());
    }
    println!("locked: {}", account.try_lock().is_err());
}
