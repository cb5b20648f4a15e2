// Field access, update syntax and destructuring.
#[derive(Debug, Clone, PartialEq)]
struct Account {
    owner: String,
    balance: i64,
    open: bool,
}

fn main() {
    let mut a = Account { owner: String::from("Ada"), balance: 10, open: true };
    a.balance += 5;
    let b = Account { balance: 99, ..a.clone() };
    println!("{a:?}");
    println!("{b:?} {}", a == b);
    let Account { owner, balance, .. } = b;
    println!("{owner} {balance}");
    println!("{:#?}", a);
}
