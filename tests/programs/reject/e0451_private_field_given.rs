mod bank {
    pub struct Account { cents: u64 }
}
fn main() {
    let a = bank::Account { cents: 5 }; //~ E0451
}
