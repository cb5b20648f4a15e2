use std::sync::Mutex;

struct Account {
    balance: Mutex<i64>,
}

impl Account {
    fn deposit(&self, amount: i64) -> i64 {
        let mut balance = self.balance.lock().unwrap();
        *balance += amount;
        *balance
    }
}

fn transfer(from: &Account, to: &Account, amount: i64) -> Result<(), String> {
    let mut source = from.balance.lock().unwrap();
    if *source < amount {
        return Err(format!("only {source}"));
    }
    *source -= amount;
    drop(source);
    to.deposit(amount);
    Ok(())
}

fn main() {
    let a = Account { balance: Mutex::new(100) };
    let b = Account { balance: Mutex::new(0) };
    println!("{:?}", transfer(&a, &b, 70));
    println!("{:?}", transfer(&a, &b, 70));
    // A temporary guard lives to the end of the statement.
    println!("{} {}", *a.balance.lock().unwrap(), *b.balance.lock().unwrap());
    if let Ok(mut balance) = b.balance.lock() {
        *balance *= 2;
    }
    println!("{}", b.deposit(1));
}
