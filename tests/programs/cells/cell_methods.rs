use std::cell::{Cell, LazyCell, OnceCell, Ref, RefCell, RefMut};

#[derive(Debug)]
struct Account {
    owner: String,
    balance: i64,
}

fn main() {
    let cell = Cell::new(5);
    println!("{} {} {}", cell.replace(6), cell.get(), cell.take());
    cell.update(|x| x + 3);
    let other = Cell::new(10);
    cell.swap(&other);
    println!("{cell:?} {}", other.into_inner());
    let mut array = [1, 2, 3];
    let cells = Cell::from_mut(&mut array[..]).as_slice_of_cells();
    cells[0].swap(&cells[2]);
    println!("{array:?}");

    let account = RefCell::new(Account { owner: "ada".into(), balance: 1 });
    account.borrow_mut().balance += 41;
    {
        let owner = Ref::map(account.borrow(), |a| &a.owner);
        println!("{owner} {}", account.try_borrow_mut().is_err());
        let again = Ref::clone(&owner);
        println!("{} {:?}", again.len(), account.try_borrow().map(|a| a.balance).ok());
    }
    {
        let (mut owner, mut balance) = RefMut::map_split(account.borrow_mut(), |a| (&mut a.owner, &mut a.balance));
        owner.push('!');
        *balance = -1;
        println!("{:?} {account:?}", account.try_borrow().map(|_| ()).unwrap_err().to_string());
    }
    println!("{account:?}");
    let old = account.replace(Account { owner: "bob".into(), balance: 0 });
    println!("{} {}", old.owner, account.borrow().owner);
    println!("{:?}", account.replace_with(|a| Account { owner: a.owner.repeat(2), balance: a.balance + 1 }).owner);
    println!("{:?} {}", account.into_inner(), RefCell::new(3) < RefCell::new(4));

    let once = OnceCell::new();
    println!("{:?} {} {:?}", once.get(), once.get_or_init(|| "first"), once.set("second"));
    println!("{once:?}");
    println!("{:?}", once.into_inner());
    let lazy = LazyCell::new(|| {
        println!("computing");
        42
    });
    println!("before {lazy:?}");
    println!("{} {} {lazy:?}", *lazy, *lazy + 1);
}
