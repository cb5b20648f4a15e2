use std::cell::RefCell;

fn main() {
    let purse = RefCell::new(20);
    let look = purse.borrow();
    match purse.try_borrow_mut() {
        Ok(mut hand) => *hand -= 5,
        Err(_) => println!("someone is looking, come back later"),
    }
    drop(look);
    if let Ok(mut hand) = purse.try_borrow_mut() {
        *hand -= 5;
    }
    println!("{}", purse.borrow());
}
