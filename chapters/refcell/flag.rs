use std::cell::RefCell;

fn main() {
    let notes = RefCell::new(String::from("do"));
    {
        let one = notes.borrow();
        let two = notes.borrow();
        println!("{one} {two}");
    }
    {
        let mut pen = notes.borrow_mut();
        pen.push_str(" re");
    }
    println!("{}", notes.borrow());
}
