// A private field of another module.
mod bank {
    pub struct Account {
        balance: i32,
    }

    impl Account {
        pub fn new() -> Self {
            Account { balance: 1 }
        }
    }
}

fn main() {
    let a = bank::Account::new();
    println!("{}", a.balance); //~ E0616
}
