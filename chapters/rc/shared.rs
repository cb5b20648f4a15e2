use std::rc::Rc;

fn main() {
    let first = Rc::new(String::from("map"));
    let second = Rc::clone(&first);
    {
        let third = Rc::clone(&second);
        println!("{} owners of {third}", Rc::strong_count(&third));
    }
    drop(first);
    println!("{} owner of {second}", Rc::strong_count(&second));
}
