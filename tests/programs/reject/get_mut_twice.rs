struct Bank {
    accounts: Vec<i32>,
}

impl Bank {
    fn account(&mut self, at: usize) -> &mut i32 {
        &mut self.accounts[at]
    }
}

fn main() {
    let mut bank = Bank { accounts: vec![1, 2] };
    let a = bank.account(0);
    let b = bank.account(1); //~ E0499
    *a += *b;
}
