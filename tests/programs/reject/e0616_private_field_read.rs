mod bank {
    pub struct Account { cents: u64 }
    impl Account { pub fn new() -> Account { Account { cents: 0 } } }
}
fn main() {
    println!("{}", bank::Account::new().cents); //~ E0616
}
